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

/** Sends what a mailed token is for, and says what became of it. */
async function useToken(path, body, done) {
  const says = document.getElementById("mailed-says");
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    says.textContent = answer.ok ? done : `That did not work: ${(await answer.json()).detail}`;
    return answer.ok;
  } catch {
    says.textContent = "The backbone does not answer; try again.";
    return false;
  }
}

/** Links in mails end in #verify-email=… or #reset-password=…, which no server's log ever sees. */
function followMailedLink() {
  const [, wish, token] = location.hash.match(/^#(verify-email|reset-password)=([\w-]+)$/) ?? [];
  if (!token) {
    return;
  }
  history.replaceState(null, "", location.pathname);
  document.getElementById("mailed").hidden = false;
  if (wish === "verify-email") {
    useToken("/api/auth/verify-email", { token }, "Your e-mail address is confirmed.");
    return;
  }
  const form = document.getElementById("new-password");
  form.hidden = false;
  form.addEventListener("submit", async (submitted) => {
    submitted.preventDefault();
    const newPassword = document.getElementById("new-password-text").value;
    const done = "Your new password is set; every device must log in with it.";
    form.hidden = await useToken("/api/auth/password/reset", { token, newPassword }, done);
  });
}

document.querySelectorAll("pre code").forEach(addCopyButton);
followMailedLink();
showHealth();
setInterval(showHealth, HEALTH_EVERY_MS);
