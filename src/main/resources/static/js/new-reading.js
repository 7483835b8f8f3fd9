// Says how many characters are left once it gets close.
const question = document.querySelector('#question');
const counter = document.querySelector('#counter');
const CLOSE = 200;

function count() {
  const left = question.maxLength - question.value.length;
  counter.hidden = left > CLOSE;
  counter.textContent = counter.dataset.text.replace('#', left);
}

if (question && counter) {
  question.addEventListener('input', count);
  count();
}

// The service commits to its part of the chance first; then the browser makes the seeker's, from how they shuffle and from
// its own random numbers. Without this script the draw is made in one step.
const form = document.querySelector('form.ask');
const deck = document.querySelector('#shuffle-deck');
const MOVES = 4096;

let draw = null;
let moves = [];
let ready = false;

async function commit() {
  const answer = await fetch('/api/draws', {
    method: 'POST',
    headers: { 'X-XSRF-TOKEN': form.elements._csrf.value, Accept: 'application/json' },
  });
  if (!answer.ok) throw new Error(`no commitment: ${answer.status}`);
  const committed = await answer.json();
  try {
    localStorage.setItem(`alembic.commitment.${committed.id}`, committed.commitment);
  } catch {
    // Then nobody has noted it but who reads it on the page.
  }
  document.querySelector('#commitment').textContent = committed.commitment;
  document.querySelector('#committed').hidden = false;
  return committed;
}

/** One commitment for one submission; a failed one may be tried again. */
function committed() {
  draw ??= commit().catch((failure) => {
    draw = null;
    throw failure;
  });
  return draw;
}

function moved(event) {
  if (moves.length < MOVES) {
    moves.push(event.timeStamp, event.clientX ?? 0, event.clientY ?? 0, event.key?.charCodeAt(0) ?? 0);
  }
  deck.classList.toggle('turned');
  committed().then(() => {
    const status = document.querySelector('#shuffled');
    status.textContent = status.dataset.text;
  }, () => {});
}

async function clientSeed() {
  const movements = new TextEncoder().encode(moves.join(' '));
  const random = crypto.getRandomValues(new Uint8Array(32));
  const all = new Uint8Array([...random, ...movements]);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', all));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

if (form && deck && crypto.subtle) {
  document.querySelector('#shuffle').hidden = false;
  for (const type of ['pointermove', 'click', 'keydown']) deck.addEventListener(type, moved);
  form.addEventListener('submit', async (event) => {
    if (ready) return;
    event.preventDefault();
    try {
      const { id } = await committed();
      form.elements.client_seed.value = await clientSeed();
      form.elements.draw_id.value = id;
    } catch {
      // No commitment is to be had: the reading is begun in one step, and its receipt says so.
    }
    // Where all was at hand this still runs within the event, and a form ignores to be submitted while it is asked.
    await new Promise((resolve) => setTimeout(resolve));
    ready = true;
    form.requestSubmit(event.submitter ?? undefined);
  });
  // Whoever comes back to the page brings a draw that was used.
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    [draw, moves, ready] = [null, [], false];
    form.elements.client_seed.value = '';
    form.elements.draw_id.value = '';
  });
}
