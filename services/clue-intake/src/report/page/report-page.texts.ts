/** Languages of the public page; the first is the default. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

type Text = Readonly<Record<Language, string>>;

export const pageTexts = {
  htmlLang: { zh: 'zh-CN', en: 'en' },
  otherLanguage: { zh: 'English', en: '中文' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  notice: { zh: '举报须知', en: 'About reports' },
  address: { zh: '来信地址', en: 'Address' },
  mail: { zh: '电子邮箱', en: 'Mail' },
  phone: { zh: '举报电话', en: 'Phone' },
  link: { zh: '上级平台', en: 'Platform above' },
  report: { zh: '我要举报', en: 'Report' },
  privacy: {
    zh: '本页不需要登录,不使用脚本和 Cookie,不记录您的网络地址和浏览器。请不要用单位的电脑或网络。',
    en: 'This page needs no login, uses neither scripts nor cookies, and records neither your address nor your browser. Do not use a computer or network of your workplace.',
  },
  form: { zh: '类型', en: 'Kind' },
  denunciation: { zh: '检举', en: 'Denunciation' },
  complaint: { zh: '控告', en: 'Complaint' },
  appeal: { zh: '申诉', en: 'Appeal' },
  criticism: { zh: '批评建议', en: 'Criticism or suggestion' },
  text: { zh: '反映的问题(必填)', en: 'What happened (required)' },
  subjects: { zh: '涉及的人', en: 'Who is involved' },
  unit: { zh: '所在单位', en: 'Their unit' },
  timeAndPlace: { zh: '时间和地点', en: 'When and where' },
  signed: {
    zh: '实名(自愿):填写后封存,办理举报件的人看不到',
    en: 'Your name (by choice): it is sealed, and whoever handles the report does not see it',
  },
  name: { zh: '姓名', en: 'Name' },
  contact: { zh: '电话', en: 'Phone' },
  submit: { zh: '提交', en: 'Send' },
  follow: { zh: '查询和补充', en: 'Follow up' },
  code: { zh: '回执码', en: 'Receipt code' },
  look: { zh: '查询', en: 'Look' },
  kept: { zh: '已收到。这是您的回执码,只显示这一次:', en: 'It was received. This is your receipt code, shown this once:' },
  keepIt: {
    zh: '请抄在纸上保管,不要截图。凭它查询办理情况、回答问题和补充材料;遗失后无法找回。',
    en: 'Write it down; take no picture of the screen. With it you follow the report, answer questions and add to it. A lost code cannot be restored.',
  },
  receivedOn: { zh: '收到日期', en: 'Received on' },
  notices: { zh: '告知', en: 'Notices' },
  questions: { zh: '需要您回答的问题', en: 'Questions to you' },
  answered: { zh: '已回答', en: 'Answered' },
  answer: { zh: '回答', en: 'Answer' },
  supplement: { zh: '补充说明', en: 'Add something' },
  photographs: { zh: '照片', en: 'Photographs' },
  photograph: { zh: '添加一张照片(JPEG、PNG 或 WebP)', en: 'Add a photograph (JPEG, PNG or WebP)' },
  photographKept: {
    zh: '只保留画面:拍摄地点、时间、设备和文件名一概去除。画面中能看出您是谁的内容请自行遮住。',
    en: 'The picture alone is kept: place, time, device and file name are removed. Cover what in the picture shows who you are.',
  },
  back: { zh: '返回首页', en: 'Back' },
  invalid: { zh: '填写不完整或过长,请检查后重新提交。', en: 'Something is missing or too long. Please check and send it again.' },
  tooMany: { zh: '现在提交的人太多,请稍后再试。', en: 'Too many are asking now. Please try again later.' },
  failed: { zh: '系统暂时出错,请稍后再试。', en: 'Something failed here. Please try again later.' },
} as const satisfies Record<string, Text>;
