"use strict";

const HEALTH_EVERY_MS = 5000;

async function showHealth() {
  const line = document.getElementById("health");
  const list = document.getElementById("parts");
  try {
    const answer = await fetch("/health/ready", { cache: "no-store" });
    const health = await answer.json();
    line.textContent = answer.ok ? "The backbone is up." : "The backbone is not ready.";
    line.className = answer.ok ? "health up" : "health down";
    list.replaceChildren(
      ...Object.entries(health.parts ?? {}).map(([name, state]) => {
        const item = document.createElement("li");
        item.textContent = state === "up" ? name : `${name}: ${state}`;
        return item;
      }),
    );
  } catch {
    line.textContent = "The backbone does not answer.";
    line.className = "health down";
    list.replaceChildren();
  }
}

function addCopyButton(code) {
  code.textContent = code.textContent.replace("http://localhost:8080", location.origin);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      // Without a secure origin there is no clipboard: select it for the keyboard instead.
      getSelection().selectAllChildren(code);
      button.textContent = "Ctrl-C";
    }
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  code.parentElement.append(button);
}

document.querySelectorAll("pre code").forEach(addCopyButton);
showHealth();
setInterval(showHealth, HEALTH_EVERY_MS);
