import { hydrateRoot } from "react-dom/client";
import "plan-widgets/define";
import { App } from "./app.jsx";

const facts = JSON.parse(document.querySelector("#facts").textContent);
hydrateRoot(document.querySelector("#root"), <App facts={facts} />);
