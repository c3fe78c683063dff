// The login page: one form, one question to the server.
import { api } from "../api.js";
import { applyTheme } from "../theme.js";

const form = document.getElementById("login");
const why = document.getElementById("why");
const password = document.getElementById("password");

applyTheme();
form.addEventListener("submit", (event) => {
  event.preventDefault();
  login();
});

async function login() {
  const button = form.querySelector("button");
  button.disabled = true;
  why.textContent = "";
  try {
    await api.post("/api/login", { name: form.elements.name.value.trim(), password: password.value });
    location.replace(`/${location.hash}`);
  } catch (error) {
    why.textContent = `${sentence(error.message)}.`;
    password.select();
  } finally {
    button.disabled = false;
  }
}

function sentence(text) {
  const words = text.replace(/\.$/, "");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
