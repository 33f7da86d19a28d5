import type { ExportManifest } from '@liandong/ledger';

/** What stands in the export for whoever opens it without knowing this system. */
export function readmeOf({ matterId, origin, treeSize, events, complete }: ExportManifest): string {
  return `# 事项导出 Export of a matter

事项 / matter \`${matterId}\` · 日志 / log \`${origin}\` · 树 / tree ${treeSize} · 事件 / events ${events}
${complete ? '\n本包含该事项截至检查点的全部事件 / it holds every event that the matter had.\n' : '\n**不完整 / incomplete**:最新的事件尚未被检查点覆盖,请稍后再导出 / the latest events are not under a checkpoint yet; export again later.\n'}
审计人员的查阅不在其中:查阅记入查阅留痕 / reads by auditors are not among the events; they stand in the access log.

## 文件 Files

| 文件 file | 内容 content |
|---|---|
| \`manifest.json\` | 事项、检查点大小、叶子序号 / matter, tree size, indexes of the leaves |
| \`checkpoint\` | 签名检查点及见证会签(C2SP tlog-checkpoint、tlog-cosignature) / the signed checkpoint with its cosignatures |
| \`keys.json\` | 日志公钥、见证方公钥、门限 / key of the log, keys of the witnesses, quorum |
| \`events/<序号>.leaf\` | 叶子(RFC 8785 规范 JSON) / the leaf |
| \`events/<序号>.data.json\`, \`.metadata.json\` | 事件库中所存的原始字节 / the bytes that the event store holds |
| \`proofs/<序号>.tlog-proof\` | 包含证明(C2SP tlog-proof) / the proof of inclusion |

## 怎样核验 How to check it

1. 从可信渠道取得日志公钥和见证方公钥,不要只信 \`keys.json\` / get the keys by a way that you trust, not from \`keys.json\` alone.
2. 在本项目的代码库中 / in a clone of this project, after \`npm ci\`: \`npm run liandong -- verify <导出包.zip> --key <日志公钥> --witness <见证方公钥>\`;不联网、不需要运行中的系统 / it needs neither a network nor a running system.
3. 不信任本软件时,自行验算 / or do it yourself, with tools of others:
   - 叶子中的 \`dataHash\`、\`metadataHash\` = 对应文件的 SHA-256 / are the SHA-256 of those files;
   - 叶子散列 = SHA-256(0x00 ‖ 叶子字节),沿证明算到检查点中的根(RFC 6962) / hash the leaf with 0x00 before it and follow the proof to the root in the checkpoint;
   - 检查点签名:Ed25519,签名笔记格式,如 Go 的 \`golang.org/x/mod/sumdb/note\` 与 \`tlog\` / the checkpoint is a signed note: Go's \`note\` and \`tlog\` check it.

证明表明其中的内容未被改动,不表明没有遗漏:遗漏由同一流内修订号是否连续、以及与时间线的比对发现。
Proofs show that what is here was not altered; they cannot show that nothing was left out: gaps in the revisions of a stream, and the timeline, do.
`;
}
