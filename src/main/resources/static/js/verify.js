// Verifies a draw's receipt in the browser, from docs/reference/draw.md alone. Nothing leaves the page.
export const SCHEME = 'alembic-draw-v1';
const DECK_VERSION = '1';
const NOTHING = '0'.repeat(64);
const MAJORS = ['The Fool', 'The Magician', 'The High Priestess', 'The Empress', 'The Emperor', 'The Hierophant',
  'The Lovers', 'The Chariot', 'Strength', 'The Hermit', 'Wheel of Fortune', 'Justice', 'The Hanged Man', 'Death',
  'Temperance', 'The Devil', 'The Tower', 'The Star', 'The Moon', 'The Sun', 'Judgement', 'The World'];
const SUITS = ['Wands', 'Cups', 'Swords', 'Pentacles'];
const RANKS = ['Ace', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Page', 'Knight', 'Queen',
  'King'];
export const DECK = [
  ...MAJORS.map((name, number) => ({ id: `major_${number}`, name })),
  ...SUITS.flatMap((suit) => RANKS.map((rank) => (
    { id: `${suit}_${rank}`.toLowerCase(), name: `${rank} of ${suit}` }))),
];
const POSITIONS = {
  single: ['Focus'],
  three_card: ['Past', 'Present', 'Future'],
  shadow_work: ['Persona', 'Shadow', 'Integration'],
  celtic_cross: ['Significator', 'Crossing', 'Foundation', 'Recent Past', 'Crown', 'Near Future', 'Self', 'Environment',
    'Hopes and Fears', 'Outcome'],
};

// Bytes.

const utf8 = (text) => new TextEncoder().encode(text);
const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function number32(value) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function joined(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** Each field after its length; a text as UTF-8, anything else as it is. */
function fields(purpose, ...rest) {
  return joined(...[`${SCHEME}/${purpose}`, ...rest]
    .map((field) => (typeof field === 'string' ? utf8(field) : field))
    .flatMap((field) => [number32(field.length), field]));
}

export const hash = async (purpose, ...rest) => hexOf(await sha256(fields(purpose, ...rest)));

// The draw.

export const commitment = (serverSeed, id, deckVersion) => hash('commitment', bytesOf(serverSeed), id, deckVersion);

async function stream(draw) {
  const key = await crypto.subtle.importKey(
    'raw', bytesOf(draw.server_seed), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const terms = fields('stream', draw.id, draw.deck_version, draw.spread_type, orientation(draw), draw.client_seed);
  let block = new Uint8Array();
  let used = 0;
  let blocks = 0;
  return async () => {
    if (used === block.length) {
      block = new Uint8Array(await crypto.subtle.sign('HMAC', key, joined(terms, number32(blocks++))));
      used = 0;
    }
    return block[used++];
  };
}

/** Deals `{id, deck_version, spread_type, upright_only, server_seed, client_seed}`. */
export async function deal(draw) {
  const next = await stream(draw);
  const below = async (bound) => {
    for (;;) {
      const byte = await next();
      if (byte < 256 - (256 % bound)) return byte % bound;
    }
  };
  const pack = [...DECK];
  const cards = [];
  for (const [place, position] of POSITIONS[draw.spread_type].entries()) {
    const from = place + await below(pack.length - place);
    [pack[place], pack[from]] = [pack[from], pack[place]];
    const reversed = !draw.upright_only && await below(2) === 1;
    cards.push({ ...pack[place], position, reversed });
  }
  return cards;
}

export const link = (index, previous, id, committed) => hash(
  'link', bytesOf(previous), String(index), id, bytesOf(committed));

const orientation = (draw) => (draw.upright_only ? 'upright' : 'both');

const digest = (receipt) => hash(
  'receipt', receipt.reading_id, receipt.spread_type, orientation(receipt), receipt.deck_version,
  bytesOf(receipt.server_seed), receipt.client_seed, bytesOf(receipt.commitment), String(receipt.chain.index),
  bytesOf(receipt.chain.previous), bytesOf(receipt.chain.link), receipt.committed_at, receipt.drawn_at,
  ...receipt.cards.flatMap((card) => [card.id, card.name, card.position, card.reversed ? 'reversed' : 'upright']));

// The root.

/** The Merkle root to which the path leads; null where it cannot be one. */
export async function merkleRoot(entry, position, size, path) {
  if (position >= size) return null;
  const climb = async (at, leaves, rest) => {
    if (leaves === 1) return rest.length ? null : sha256(joined(Uint8Array.of(0), bytesOf(entry)));
    if (!rest.length) return null;
    let left = 1;
    while (left * 2 < leaves) left *= 2;
    const side = bytesOf(rest.at(-1));
    const under = await climb(at < left ? at : at - left, at < left ? left : leaves - left, rest.slice(0, -1));
    if (!under) return null;
    return sha256(at < left ? joined(Uint8Array.of(1), under, side) : joined(Uint8Array.of(1), side, under));
  };
  const root = await climb(position, size, path);
  return root && hexOf(root);
}

async function leadsToRoot({ chain, root }) {
  const day = new Date(`${root.day}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== root.day) return false;
  let head = chain.link;
  let index = chain.index;
  for (const later of root.later) {
    index += 1;
    head = await link(index, head, later.id, later.commitment);
  }
  const tree = await merkleRoot(head, root.position, root.chains, root.path);
  return tree !== null
    && await hash('root', root.day, String(root.chains), bytesOf(tree), bytesOf(root.previous)) === root.root;
}

// The form of a receipt: for each member what it must be.

const is = {
  hash: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  id: (value) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  time: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value),
  day: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
  text: (value) => typeof value === 'string',
  flag: (value) => typeof value === 'boolean',
  count: (value) => Number.isInteger(value) && value >= 0 && value < 2 ** 31,
  some: (value) => is.count(value) && value > 0,
  seed: (value) => typeof value === 'string' && [...value].length <= 256 && value.isWellFormed() && !value.includes('\0'),
  spread: (value) => typeof value === 'string' && Object.hasOwn(POSITIONS, value),
  list: (each) => (value) => Array.isArray(value) && value.every(each),
  object: (form) => (value) => misfit(value, form) === null,
  maybe: (form) => (value) => value === null || form(value),
};

const FORM = {
  version: is.text,
  reading_id: is.id,
  spread_type: is.spread,
  upright_only: is.flag,
  deck_version: is.text,
  cards: is.list(is.object({ id: is.text, name: is.text, position: is.text, reversed: is.flag })),
  server_seed: is.hash,
  client_seed: is.seed,
  commitment: is.hash,
  chain: is.object({ index: is.count, previous: is.hash, link: is.hash }),
  committed_at: is.time,
  drawn_at: is.time,
  digest: is.hash,
  root: is.maybe(is.object({
    day: is.day,
    later: is.list(is.object({ id: is.id, commitment: is.hash })),
    position: is.count,
    chains: is.some,
    path: is.list(is.hash),
    previous: is.hash,
    root: is.hash,
  })),
};

/** The first member that is missing, unknown or malformed, or null. */
function misfit(value, form) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it';
  return Object.keys(value).find((member) => !Object.hasOwn(form, member))
    ?? Object.keys(form).find((member) => !Object.hasOwn(value, member) || !form[member](value[member]))
    ?? null;
}

const no = (code, reason) => ({ ok: false, code, reason });

/** @returns {Promise<{ok: boolean, code?: string, reason?: string, receipt?: object}>} */
export async function verify(text, noted = null) {
  let receipt;
  try {
    receipt = JSON.parse(text);
  } catch {
    return no('format', 'This is not JSON.');
  }
  if (typeof receipt?.version !== 'string') return no('format', 'This is not a receipt: it has no version.');
  if (receipt.version !== SCHEME) return no('version', `This receipt is of another version than ${SCHEME}.`);
  const wrong = misfit(receipt, FORM);
  if (wrong) return no('format', `This is not a receipt: ${wrong} is missing, unknown or malformed.`);
  if (receipt.deck_version !== DECK_VERSION) {
    return no('version', `This receipt is of another deck than version ${DECK_VERSION}.`);
  }
  if (noted !== null && noted !== receipt.commitment) {
    return no('noted', 'The commitment is not the one that was noted before the draw.');
  }
  const { reading_id: id, chain } = receipt;
  if (await commitment(receipt.server_seed, id, receipt.deck_version) !== receipt.commitment) {
    return no('commitment', 'The commitment was not made to this server seed, draw and deck.');
  }
  if ((chain.index === 0) !== (chain.previous === NOTHING)
    || await link(chain.index, chain.previous, id, receipt.commitment) !== chain.link) {
    return no('link', 'The link does not follow from the link before it and the commitment.');
  }
  const dealt = await deal({ ...receipt, id });
  if (dealt.length !== receipt.cards.length) {
    return no('cards', `The seeds deal ${dealt.length} cards, the receipt holds ${receipt.cards.length}.`);
  }
  const other = dealt.find((card, place) => Object.keys(card).some(
    (member) => card[member] !== receipt.cards[place][member]));
  if (other) {
    return no('cards', `The seeds deal ${other.name} ${other.reversed ? 'reversed' : 'upright'} on ${other.position}, `
      + 'the receipt says otherwise.');
  }
  if (await digest(receipt) !== receipt.digest) {
    return no('digest', 'Something in the receipt was changed: its digest is another.');
  }
  if (receipt.root && !await leadsToRoot(receipt)) {
    return no('root', 'The proof does not lead from the link to the root of its day.');
  }
  return { ok: true, receipt };
}
