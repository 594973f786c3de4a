import { createApp } from "vue";
import "plan-widgets/define";
import App from "./App.vue";

createApp(App).mount("#root");
