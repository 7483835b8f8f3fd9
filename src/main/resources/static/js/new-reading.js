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
