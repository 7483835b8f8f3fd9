// Shows an interpretation while it is being written. Without this script the page renews itself.
const section = document.querySelector('[data-stream]');
if (section) listen(section);

const waiting = document.querySelector('[data-awaits]');
if (waiting) awaitReply(waiting);

function listen(section) {
  const source = new EventSource(section.dataset.stream);
  let text = '';
  let begun = false;

  const clear = () => {
    text = '';
    section.replaceChildren();
  };
  const end = () => {
    source.close();
    section.removeAttribute('aria-busy');
  };

  // The stream tells the text from its first word; what the page already showed gives way to it. After a broken
  // connection the browser resumes by itself where it stood.
  source.addEventListener('token', (event) => {
    const token = JSON.parse(event.data);
    if (token.message_id) return;
    if (!begun) clear();
    begun = true;
    text += token.text;
    show(section, text);
  });

  source.addEventListener('restart', (event) => {
    if (!JSON.parse(event.data || '{}').message_id) clear();
  });

  // The end brings the whole once more: whatever was missed on the way is set right.
  source.addEventListener('done', (event) => {
    end();
    const whole = JSON.parse(event.data).reading.interpretation;
    if (whole !== text) {
      clear();
      show(section, whole);
    }
    section.classList.add('complete');
    document.getElementById('talk')?.removeAttribute('hidden');
  });

  source.addEventListener('failed', () => {
    end();
    const sentence = document.createElement('p');
    sentence.className = 'error';
    sentence.setAttribute('role', 'alert');
    sentence.textContent = section.dataset.failed;
    section.replaceChildren(sentence);
  });

  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) reloadWhenReachable();
  });
}

// The stream tells all replies once more; only the awaited one, as it is being written, or its failure, changes the page.
function awaitReply(waiting) {
  const source = new EventSource(waiting.dataset.replies);
  const draft = document.getElementById('reply-draft');
  let text = '';
  const isAwaited = (id) => id === waiting.dataset.awaits;
  const renewIf = (id) => {
    if (!isAwaited(id)) return;
    source.close();
    location.reload();
  };
  source.addEventListener('token', (event) => {
    const token = JSON.parse(event.data);
    if (!isAwaited(token.message_id)) return;
    text += token.text;
    draft.hidden = false;
    show(draft, text);
  });
  source.addEventListener('restart', (event) => {
    if (!isAwaited(JSON.parse(event.data || '{}').message_id)) return;
    text = '';
    draft.replaceChildren();
  });
  source.addEventListener('reply', (event) => renewIf(JSON.parse(event.data).message.id));
  source.addEventListener('failed', (event) => renewIf(JSON.parse(event.data).message_id));
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) reloadWhenReachable();
  });
}

// Only ever appends, so that what somebody has selected stays selected.
function show(section, text) {
  text.trimStart().split(/\n{2,}/).forEach((part, index) => {
    if (!part) return;
    const paragraph = section.children[index] ?? section.appendChild(document.createElement('p'));
    paragraph.append(part.slice(paragraph.textContent.length));
    paragraph.normalize();
  });
}

// A page that reloads into an unreachable server would be lost to an error page of the browser.
async function reloadWhenReachable() {
  for (let seconds = 3; ; seconds = Math.min(seconds * 2, 60)) {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    const answer = await fetch(location.href, { method: 'HEAD' }).catch(() => null);
    if (answer && answer.status < 500) {
      location.reload();
      return;
    }
  }
}
