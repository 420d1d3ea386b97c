// Makes and uses passkeys where the browser knows them. The pages work without this file.

const toBytes = (base64url) => {
  const base64 = base64url.replace(/-/g, '+').replace(/_/g, '/');
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
};

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

const withBytes = (credentials = []) =>
  credentials.map((credential) => ({ ...credential, id: toBytes(credential.id) }));

async function send(path, body = {}) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.redirected) location.assign(response.url);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error_description);
  return answer;
}

/** What the service checks of a passkey's answer: its buffers as text. */
function answerOf(credential) {
  const { response } = credential;
  const text = (name) => (response[name] ? { [name]: toText(response[name]) } : {});
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response: {
      ...text('clientDataJSON'),
      ...text('attestationObject'),
      ...text('authenticatorData'),
      ...text('signature'),
      ...text('userHandle'),
      ...(response.getTransports ? { transports: response.getTransports() } : {}),
    },
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function askForPasskey(optionsPath) {
  const options = await send(optionsPath);
  const credential = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      allowCredentials: withBytes(options.allowCredentials),
    },
  });
  return answerOf(credential);
}

async function signIn(box) {
  const answer = await askForPasskey('/sign-in/passkey/options');
  const { next } = await send('/sign-in/passkey', { answer, next: box.dataset.next });
  location.assign(next);
}

async function register(box) {
  const options = await send('/settings/passkeys/options');
  const credential = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      user: { ...options.user, id: toBytes(options.user.id) },
      excludeCredentials: withBytes(options.excludeCredentials),
    },
  });
  const name = box.querySelector('input').value;
  const { next } = await send('/settings/passkeys', { answer: answerOf(credential), name });
  location.assign(next);
}

/** Puts the answer into the form that the box stands in, and sends the form. */
async function prove(box) {
  const answer = await askForPasskey('/settings/passkeys/proof');
  box.querySelector('input[name="passkey"]').value = JSON.stringify(answer);
  box.closest('form').requestSubmit();
}

const ACTIONS = { 'sign-in': signIn, register, prove };

function messageOf(error) {
  if (error.name === 'NotAllowedError') return 'Nothing was done: the passkey was not given.';
  if (error.name === 'InvalidStateError') return 'This device has a passkey of yours already.';
  if (error.name === 'SecurityError') return 'This browser makes no passkeys for this address.';
  return error.message || 'That did not work. Please try again.';
}

if (window.PublicKeyCredential && navigator.credentials) {
  for (const box of document.querySelectorAll('[data-passkey]')) {
    const act = ACTIONS[box.dataset.passkey];
    const alert = box.querySelector('[role="alert"]');
    box.hidden = false;
    box.querySelector('button').addEventListener('click', async (event) => {
      event.currentTarget.disabled = true;
      alert.hidden = true;
      try {
        await act(box);
      } catch (error) {
        alert.textContent = messageOf(error);
        alert.hidden = false;
      } finally {
        box.querySelector('button').disabled = false;
      }
    });
  }
}
