/**
 * Passkeys: a form whose answer the browser's own dialogue gives.
 *
 * The server's wishes come as JSON in the page (`data-options`) or are fetched at the press
 * (`data-ask`); what the passkey answers goes into the field `credential`, and the form is sent.
 */

const decode = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const encode = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const named = (credentials = []) => credentials.map((one) => ({ ...one, id: decode(one.id) }));

const understood = ({ publicKey }) => ({
  publicKey: {
    ...publicKey,
    challenge: decode(publicKey.challenge),
    ...(publicKey.user && { user: { ...publicKey.user, id: decode(publicKey.user.id) } }),
    ...(publicKey.allowCredentials && { allowCredentials: named(publicKey.allowCredentials) }),
    ...(publicKey.excludeCredentials && { excludeCredentials: named(publicKey.excludeCredentials) }),
  },
});

const written = (credential) => {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  return JSON.stringify({
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? null,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: Object.fromEntries(
      parts.filter((part) => response[part]).map((part) => [part, encode(response[part])]),
    ),
  });
};

const wishes = async (form) => {
  if (!form.dataset.ask) return JSON.parse(document.getElementById(form.dataset.options).textContent);
  const token = form.elements.csrfmiddlewaretoken.value;
  const answer = await fetch(form.dataset.ask, { method: "POST", headers: { "X-CSRFToken": token } });
  if (!answer.ok) throw new Error(`The office answered ${answer.status}.`);
  return answer.json();
};

const show = async (form) => {
  const failed = form.querySelector("[data-failed]");
  const button = form.querySelector("button");
  failed.hidden = true;
  button.disabled = true;
  try {
    const options = understood(await wishes(form));
    const credential = await navigator.credentials[form.dataset.passkey](options);
    form.elements.credential.value = written(credential);
    form.submit();
  } catch {
    // Turned down, timed out, or no passkey for this office: the page says what else there is.
    failed.hidden = false;
    button.disabled = false;
    button.focus();
  }
};

if (window.PublicKeyCredential && window.isSecureContext) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      show(form);
    });
  }
  for (const words of document.querySelectorAll("[data-no-passkeys]")) words.hidden = true;
}
