import type { toldStatuses } from './report.dto.js';

export type ToldStatus = (typeof toldStatuses)[number];

/** The plain words in which a reporter is told where the report stands: never more than these. */
export const statusWords: Readonly<Record<ToldStatus, { readonly zh: string; readonly en: string }>> = {
  received: { zh: '已收到您的举报,正在研究。', en: 'Your report was received and is being looked at.' },
  'in-process': { zh: '您的举报已受理,正在按程序办理。', en: 'Your report was taken in and is being handled.' },
  concluded: { zh: '您反映的问题已办结。', en: 'What you reported has been concluded.' },
  'not-accepted': {
    zh: '您反映的问题未予受理,原因见告知。如有新的材料,可以补充。',
    en: 'Your report was not taken in; the notice says why. You may add new material.',
  },
  joined: {
    zh: '您反映的问题此前已有同类反映,一并登记留存。',
    en: 'What you reported was known before; your report is kept with the first one.',
  },
  forwarded: {
    zh: '您的举报已按规定报送有管辖权的上级机关,本机关不再保存其内容。',
    en: 'Your report was sent to the body above that has authority; its content is no longer kept here.',
  },
};
