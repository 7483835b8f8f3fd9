// The page /verify: takes a receipt that is pasted, dropped, chosen, or of a reading of one's own, and says what it is.
import { verify } from './verify.js';

const form = document.querySelector('#verify');
const receipt = document.querySelector('#receipt');
const file = document.querySelector('#file');
const noted = document.querySelector('#noted');
const verdict = document.querySelector('#verdict');

if (form) {
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    examine();
  });
  receipt.addEventListener('input', () => verdict.replaceChildren());
  file.addEventListener('change', () => take(file.files[0]));
  for (const type of ['dragover', 'drop']) {
    receipt.addEventListener(type, (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      if (type === 'drop') take(event.dataTransfer.files[0]);
    });
  }
  const reading = new URLSearchParams(location.search).get('reading');
  if (reading && /^[0-9a-f-]{36}$/.test(reading)) fetchOwn(reading);
}

async function take(chosen) {
  if (!chosen) return;
  receipt.value = await chosen.text();
  await examine();
}

async function fetchOwn(reading) {
  const answer = await fetch(`/api/readings/${reading}/receipt`).catch(() => null);
  if (!answer?.ok) {
    show('error', [form.dataset.missing]);
    return;
  }
  receipt.value = JSON.stringify(await answer.json(), null, 2);
  // The page for a new reading has noted it here, before the draw.
  noted.value = recall(reading) ?? '';
  await examine();
}

function recall(reading) {
  try {
    return localStorage.getItem(`alembic.commitment.${reading}`);
  } catch {
    return null;
  }
}

async function examine() {
  const commitment = noted.value.trim().toLowerCase() || null;
  const result = await verify(receipt.value, commitment);
  verdict.dataset.code = result.ok ? 'true' : result.code;
  if (!result.ok) {
    show('error', [form.dataset.false, result.reason]);
    return;
  }
  const { cards, root } = result.receipt;
  const sentences = [form.dataset.true];
  if (commitment) sentences.push(form.dataset.noted);
  if (root) sentences.push(form.dataset.rooted.replace('#day', root.day).replace('#root', root.root));
  show('note', sentences, cards.map((card) => (
    `${card.position}: ${card.name}, ${card.reversed ? form.dataset.reversed : form.dataset.upright}`)));
}

function show(kind, sentences, items = []) {
  const box = document.createElement('div');
  box.className = kind;
  for (const sentence of sentences) {
    box.appendChild(document.createElement('p')).textContent = sentence;
  }
  if (items.length) {
    const list = box.appendChild(document.createElement('ol'));
    for (const item of items) list.appendChild(document.createElement('li')).textContent = item;
  }
  verdict.replaceChildren(box);
}
