// Signs in as the web applications do, and asks for the same address again.
const form = document.querySelector('form');
const message = document.querySelector('[role=alert]');
const button = form.querySelector('button');
const address =
  '/camunda/api/admin/auth/user/' + encodeURIComponent(form.dataset.engine) + '/login/tasklist';

const WHY_NOT = {
  401: 'The user name or the password is wrong. After a wrong password, wait some seconds before the next one.',
  403: 'You may not sign in here. Ask an operator for the group that may.',
};

// Before the sign-in, the token that it takes is whatever this site's cookie says; the one that the
// web applications set is not to be seen from here.
function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const token = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
  const secure = location.protocol === 'https:' ? ';Secure' : '';
  document.cookie = form.dataset.tokenCookie + '=' + token + ';path=/camunda;SameSite=Lax' + secure;
  return token;
}

function signIn() {
  return fetch(address, {
    method: 'POST',
    headers: {'X-XSRF-TOKEN': newToken()},
    body: new URLSearchParams(new FormData(form)),
  });
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  button.disabled = true;
  message.textContent = '';
  try {
    let answer = await signIn();
    if (answer.status === 403) {
      answer = await signIn(); // The first one has ended a session that was left of somebody.
    }
    if (answer.ok) {
      location.reload();
      return;
    }
    message.textContent = WHY_NOT[answer.status] || 'That did not work just now. Try again in a minute.';
  } catch (error) {
    message.textContent = 'The product cannot be reached just now. Try again in a minute.';
  }
  button.disabled = false;
});
