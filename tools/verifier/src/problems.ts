/** What can be wrong with an export. Codes are stable; `bad input` means that nothing could be checked at all. */
const texts = {
  'input.not-found': ['找不到文件或无法读取', 'the file cannot be read'],
  'input.bad-key': ['公钥或见证门限无效', 'a key or the quorum is not valid'],
  'zip.not-a-zip': ['不是 ZIP 文件', 'not a ZIP file'],
  'zip.truncated': ['ZIP 文件不完整', 'the ZIP file is cut off'],
  'zip.damaged': ['ZIP 文件已损坏', 'the ZIP file is damaged'],
  'zip.too-many-entries': ['ZIP 内文件过多', 'too many files in the ZIP'],
  'zip.too-large': ['解压后过大', 'too large when unpacked'],
  'zip.ratio': ['压缩比异常(疑似压缩炸弹)', 'unpacks to far more than its size: a ZIP bomb'],
  'zip.bad-name': ['ZIP 内文件名不允许', 'a file name in the ZIP is not allowed'],
  'zip.duplicate-name': ['ZIP 内文件名重复', 'a file name occurs twice in the ZIP'],
  'zip.not-a-file': ['ZIP 内有链接、目录或加密文件', 'a link, a directory or an encrypted file in the ZIP'],
  'export.missing-file': ['缺少文件', 'a file is missing'],
  'export.unexpected-file': ['有多余文件', 'a file does not belong here'],
  'export.bad-manifest': ['manifest.json 无效', 'manifest.json is not valid'],
  'export.bad-keys': ['keys.json 无效', 'keys.json is not valid'],
  'export.wrong-checkpoint': ['检查点与 manifest.json 不符', 'the checkpoint is not the one of manifest.json'],
  'checkpoint.refused': ['检查点的签名或格式不成立', 'the checkpoint or its signatures do not hold'],
  'checkpoint.not-signed-by-log': ['检查点不是用所给日志公钥签署的', 'the checkpoint is not signed with the given key of the log'],
  'checkpoint.wrong-origin': ['检查点属于另一日志', 'the checkpoint is of another log'],
  'checkpoint.no-quorum': ['见证方会签数未达门限', 'too few of the given witnesses have cosigned'],
  'leaf.malformed': ['叶子不符合规范格式', 'the leaf is not in its canonical form'],
  'leaf.data-changed': ['事件内容与叶子中的摘要不符', 'the data is not what the leaf has the digest of'],
  'leaf.metadata-changed': ['事件元数据与叶子中的摘要不符', 'the metadata is not what the leaf has the digest of'],
  'leaf.metadata-differs': ['元数据中的字段与叶子不一致', 'a member of the metadata is not as in the leaf'],
  'leaf.wrong-matter': ['事件不属于本事项', 'the event is of another matter'],
  'leaf.duplicate-event': ['同一事件出现两次', 'the event occurs twice'],
  'leaf.wrong-order': ['事件流内顺序不对', 'the order within the stream is wrong'],
  'leaf.bad-proof': ['证明文件无效', 'the proof is not valid'],
  'leaf.proof-of-another-leaf': ['证明属于另一叶子', 'the proof is of another leaf'],
  'leaf.other-checkpoint': ['证明中的检查点与本导出的不同', 'the proof stands on another checkpoint'],
  'leaf.not-in-tree': ['叶子不在检查点所签的树中', 'the leaf is not in the tree of the checkpoint'],
} as const;

export type ProblemCode = keyof typeof texts;

export interface Problem {
  readonly code: ProblemCode;
  readonly zh: string;
  readonly en: string;
  /** File, key or number that it is about. */
  readonly detail: string;
  /** Index of the leaf and id of its event, where the problem is one leaf’s. */
  readonly index?: number;
  readonly eventId?: string;
}

/** Carries a problem to where it is reported. */
export class Wrong extends Error {
  override readonly name = 'Wrong';
  readonly problem: Problem;
  constructor(code: ProblemCode, detail: string, leaf: { readonly index?: number; readonly eventId?: string } = {}) {
    super(`${code}: ${detail}`);
    const [zh, en] = texts[code];
    this.problem = { code, zh, en, detail, ...leaf };
  }
}

/** Whether nothing could be checked because the input is none: exit code 2 instead of 1. */
export const isBadInput = ({ code }: Problem): boolean => /^(input|zip)\./.test(code);
