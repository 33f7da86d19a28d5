/** Why the signer does not sign. Names are storage formats. */
export type RefusalCode =
  'open-findings' | 'tree-shorter-than-signed' | 'tree-inconsistent' | 'tiles-inconsistent' | 'signed-twice' | 'other-key';

export interface SignerRefusal {
  readonly id: string;
  readonly code: RefusalCode;
  readonly refusedAt: Date;
  readonly details: Readonly<Record<string, unknown>>;
}

const texts: Readonly<Record<RefusalCode, readonly [zh: string, en: string]>> = {
  'open-findings': ['复核发现异常,停止签名', 'something was found wrong: nothing is signed'],
  'tree-shorter-than-signed': [
    '账本比已签名的检查点短,可能恢复了较旧的数据库备份',
    'the ledger is shorter than the checkpoint that was signed, as after restoring an older backup of the database',
  ],
  'tree-inconsistent': ['账本与已签名的检查点不一致', 'the ledger does not continue the one that was signed'],
  'tiles-inconsistent': ['账本的哈希块彼此不符', 'the tiles of the ledger contradict each other'],
  'signed-twice': [
    '数据库与密钥旁的记录对同一检查点说法不一',
    'the database and the record beside the key say different things of one checkpoint',
  ],
  'other-key': ['检查点由另一把密钥签署', 'the checkpoints were signed with another key'],
};

/** One line in Chinese and English for operators. */
export function describeRefusal({ code, details }: Pick<SignerRefusal, 'code' | 'details'>): string {
  const [zh, en] = texts[code];
  const { signed, size } = details as { readonly signed?: number; readonly size?: number };
  return `签名:${zh} / signer: ${en}${signed === undefined ? '' : ` (signed ${signed}, now ${size})`}`;
}
