import type { PublishedTerms } from '../../report-channel/report-channel.decider.js';
import { type ReportChannel, reportForms } from '../report.events.js';
import type { PublicReportService } from '../public-report.service.js';
import { photographTypes } from '../photograph/dark-room.js';
import { type Html, html, page } from './html.js';
import { type Language, languages, pageTexts } from './report-page.texts.js';

type Followed = Awaited<ReturnType<PublicReportService['follow']>>;

/** Where the page is asked for, and in which language. */
export interface Place {
  readonly organisationId: string;
  readonly lang: Language;
  readonly channel: ReportChannel;
}

const addressOf = ({ organisationId, lang, channel }: Place, noun = '') =>
  `/public/reports/${encodeURIComponent(organisationId)}${noun}?lang=${lang}&channel=${channel}`;

function frame(place: Place, title: string, content: Html): string {
  const { lang } = place;
  const t = (key: keyof typeof pageTexts) => pageTexts[key][lang];
  const other = languages.find((one) => one !== lang)!;
  const body = html`<nav><a href="${addressOf({ ...place, lang: other })}" lang="${pageTexts.htmlLang[other]}">${t('otherLanguage')}</a></nav><main id="main"><h1>${title}</h1>${content}</main>`;
  return page({ lang: t('htmlLang'), title, skip: t('skip') }, body);
}

const back = (place: Place) => html`<p><a href="${addressOf(place)}">${pageTexts.back[place.lang]}</a></p>`;
const field = (id: string, label: string, more: Html = html``) =>
  html`<label for="${id}">${label}</label><input id="${id}" name="${id}" autocomplete="off" ${more}>`;
const area = (id: string, name: string, label: string) =>
  html`<label for="${id}">${label}</label><textarea id="${id}" name="${name}" required maxlength="10000" autocomplete="off"></textarea>`;

/** One at a time: a browser without scripts shows no progress. */
function photographForm(place: Place, code: string): Html {
  const t = (key: keyof typeof pageTexts) => pageTexts[key][place.lang];
  return html`<form method="post" enctype="multipart/form-data" action="${addressOf(place, '/receipt/photographs')}"><input type="hidden" name="code" value="${code}">
<label for="photograph">${t('photograph')}</label><input id="photograph" name="photograph" type="file" required accept="${photographTypes.join(',')}"><p>${t('photographKept')}</p><button>${t('submit')}</button></form>`;
}

/** The organisation's texts, the form to report, and the form to follow up. */
export function startPage(place: Place, terms: PublishedTerms): string {
  const { lang, channel } = place;
  const t = (key: keyof typeof pageTexts) => pageTexts[key][lang];
  const contacts = (['address', 'mail', 'phone'] as const).flatMap((key) =>
    terms[key] === undefined ? [] : [html`<li>${t(key)}: ${terms[key]}</li>`],
  );
  const open = terms.open.includes(channel);
  return frame(
    place,
    terms.title[lang],
    html`
<h2>${t('notice')}</h2><p>${terms.notice[lang]}</p><ul>${contacts}${terms.link !== undefined && html`<li><a href="${terms.link}" rel="noreferrer">${t('link')}</a></li>`}</ul>
<p>${t('privacy')}</p>
${
  open &&
  html`<h2>${t('report')}</h2><form method="post" action="${addressOf(place, '/submission')}">
<label for="form">${t('form')}</label><select id="form" name="form">${reportForms.map((form) => html`<option value="${form}">${t(form)}</option>`)}</select>
${area('text', 'text', t('text'))}${field('subjects', t('subjects'))}${field('unit', t('unit'))}${field('timeAndPlace', t('timeAndPlace'))}
<fieldset><legend>${t('signed')}</legend>${field('name', t('name'))}${field('phone', t('contact'))}</fieldset><button>${t('submit')}</button></form>`
}
<h2>${t('follow')}</h2><form method="post" action="${addressOf(place, '/receipt')}">${field('code', t('code'), html`required maxlength="60"`)}<button>${t('look')}</button></form>`,
  );
}

export function codePage(place: Place, { code, receivedOn }: { readonly code: string; readonly receivedOn: string }): string {
  const t = (key: keyof typeof pageTexts) => pageTexts[key][place.lang];
  return frame(
    place,
    t('code'),
    html`<p>${t('kept')}</p><output class="code">${code}</output><p>${t('keepIt')}</p><p>${t('receivedOn')}: ${receivedOn}</p><h2>${t('photographs')}</h2>${photographForm(place, code)}${back(place)}`,
  );
}

/** The code travels on in the forms: a page that keeps nothing has no other way to know whose it is. */
export function followPage(place: Place, code: string, { words, receivedOn, open, questions, notices, photographs }: Followed): string {
  const { lang } = place;
  const t = (key: keyof typeof pageTexts) => pageTexts[key][lang];
  const send = (noun: string, content: Html) =>
    html`<form method="post" action="${addressOf(place, noun)}"><input type="hidden" name="code" value="${code}">${content}<button>${t('submit')}</button></form>`;
  const asked = questions.map(({ number, text, answered }) => {
    const form = send(
      '/receipt/answers',
      html`<input type="hidden" name="number" value="${number}">${area(`answer-${number}`, 'text', t('answer'))}`,
    );
    return html`<li><p>${text}</p>${answered || !open ? html`<p>${answered && t('answered')}</p>` : form}</li>`;
  });
  return frame(
    place,
    t('follow'),
    html`<p role="status">${words[lang]}</p><p>${t('receivedOn')}: ${receivedOn}</p>
${notices.length > 0 && html`<h2>${t('notices')}</h2><ul>${notices.map(({ text }) => html`<li>${text}</li>`)}</ul>`}
${asked.length > 0 && html`<h2>${t('questions')}</h2><ol>${asked}</ol>`}
${open && html`<h2>${t('supplement')}</h2>${send('/receipt/supplements', area('supplement', 'text', t('supplement')))}`}
${(open || photographs > 0) && html`<h2>${t('photographs')}: ${photographs}</h2>`}${open && photographForm(place, code)}${back(place)}`,
  );
}

export function refusalPage(place: Place, text: string): string {
  return frame(place, pageTexts.follow[place.lang], html`<p role="alert">${text}</p>${back(place)}`);
}
