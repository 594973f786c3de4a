import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import "plan-widgets/define";
import { initialize, searchProjects } from "plan-widgets";

function App() {
  const [indicator, choose] = useState("gdp");
  const [schools, count] = useState(null);
  useEffect(() => {
    void initialize().then(() => count(searchProjects("幼儿园").total));
  }, []);
  return (
    <>
      <label>
        Indicator{" "}
        <select value={indicator} onChange={(event) => choose(event.target.value)}>
          <option value="gdp">GDP</option>
          <option value="air-quality">Air</option>
        </select>
      </label>
      <plan-tracker indicator={indicator}>
        <p>What was promised for 2025.</p>
      </plan-tracker>
      <p id="count">{schools === null ? "…" : `${schools} kindergartens`}</p>
    </>
  );
}

createRoot(document.querySelector("#root")).render(<App />);
