import type { schemas, SchemaName } from './settings.js';

export interface Meaning {
  readonly zh: string;
  readonly en: string;
}

type VariablesOf<Name extends SchemaName> = keyof (typeof schemas)[Name]['shape'];
type Own<Name extends SchemaName> = Name extends 'service' | 'standalone'
  ? Exclude<VariablesOf<Name>, VariablesOf<'http'>>
  : VariablesOf<Name>;

const oidc = {
  OIDC_ISSUER: { zh: '令牌的签发方(iss)', en: 'issuer (`iss`) of the tokens' },
  OIDC_AUDIENCE: { zh: '令牌的受众(aud)', en: 'audience (`aud`) of the tokens' },
  OIDC_JWKS_URL: { zh: '签发方公钥的地址', en: 'address of the issuer’s keys' },
} as const;

const witnesses = {
  LEDGER_WITNESSES: { zh: '见证方:`地址=公钥`,以空格分隔', en: 'witnesses: `address=verifier key`, separated by spaces' },
  LEDGER_SCRUB_PAUSE_MS: { zh: '后台复核每 256 个事件后的停顿(毫秒)', en: 'pause of the background check after every 256 events, in ms' },
  LEDGER_THREAD: {
    zh: '账本的工作使用自己的线程(`own`),或与 HTTP 同一线程(`shared`,仅供调试)',
    en: 'whether the ledger works in a thread of its own (`own`), or in the one that answers HTTP (`shared`, for debugging alone)',
  },
} as const;

const signing = {
  LEDGER_CHECKPOINT_EVENTS: { zh: '每入账多少个事件签一次检查点', en: 'a checkpoint is signed once so many events were integrated, …' },
  LEDGER_CHECKPOINT_SECONDS: { zh: '或距上次多少秒(账本有增长时)', en: '… or so many seconds after the last one, if the ledger has grown' },
  LEDGER_ORIGIN: { zh: '新建签名密钥时账本的名称', en: 'name of the ledger when its key is created' },
} as const;

const keyFile = {
  zh: '签名密钥文件;同名加 `.state` 记录最后签署的检查点',
  en: 'the signing key; beside it, with `.state`, what was signed last',
} as const;

/** What each variable means. A variable without a meaning does not compile. */
export const meanings: { readonly [Name in SchemaName]: Readonly<Record<Own<Name>, Meaning>> } = {
  http: {
    PORT: { zh: 'HTTP 端口;0 为任一空闲端口', en: 'HTTP port; 0: any free one' },
    HOST: { zh: '监听地址', en: 'address to listen on' },
    LOG_LEVEL: { zh: 'fatal、error、warn、info、debug、trace、silent', en: 'one of these' },
    LOCAL_RULES_FILE: {
      zh: '各单位自定规则的 JSON 文件(B1.25),见“本地规则”',
      en: 'JSON file with the rules that organisations set for themselves (B1.25); see “Rules of one’s own”',
    },
    RATE_LIMIT_PER_MINUTE: { zh: '每个调用者每分钟的请求数', en: 'requests of one caller per minute' },
    BODY_GRACE_SECONDS: { zh: '请求正文在多少秒之后须达到最低速度', en: 'seconds before a request’s body has to come at a pace, …' },
    BODY_BYTES_PER_SECOND: { zh: '最低速度:平均每秒字节数', en: '… of so many bytes a second on average' },
    READY_MAX_LAG: { zh: '读模型落后多少个位置即为未就绪', en: 'positions a read model may be behind before the process is not ready' },
  },
  service: {
    DATABASE_URL: {
      zh: '本服务读模型所在的 PostgreSQL,用本服务自己的角色',
      en: 'PostgreSQL of the service’s read models, as its own role',
    },
    DATABASE_POOL_SIZE: { zh: '数据库连接数,2 至 100', en: 'database connections, 2 to 100' },
    EVENT_STORE_URL: { zh: '事件库:`postgresql://`、`kurrentdb://` 或 `esdb://`', en: 'the event store' },
    NATS_URL: { zh: 'NATS 地址,可用逗号分隔多个', en: 'NATS, several with commas' },
    NATS_USER: { zh: 'NATS 用户,每个服务一个', en: 'NATS user, one per service' },
    NATS_PASSWORD: { zh: 'NATS 密码', en: 'its password' },
    SEALING_KEY_FILE: {
      zh: '封存个人信息的服务(线索管理)必填:密钥文件,没有则新建',
      en: 'required by the service that seals personal data (clue intake): key file, made where there is none',
    },
    ...oidc,
  },
  install: {
    ADMIN_DATABASE_URL: { zh: '读模型数据库,以管理员身份', en: 'database of the read models, as an administrator' },
    ADMIN_EVENT_STORE_URL: {
      zh: '事件库在 PostgreSQL 时:其数据库,以管理员身份',
      en: 'where PostgreSQL keeps the events: that database, as an administrator',
    },
    SERVICE_PASSWORD: { zh: '本服务角色的密码,至少 16 个字符', en: 'password that the service’s role gets, 16 characters or more' },
  },
  standalone: {
    ...signing,
    ...witnesses,
    DATA_DIR: {
      zh: '内置 PostgreSQL、签发密钥、账本密钥与封存密钥所在目录',
      en: 'folder of the embedded PostgreSQL, the issuer’s key, the ledger’s and the sealing key',
    },
    DATABASE_URL: {
      zh: '不用内置 PostgreSQL 时:可建角色和模式的管理员',
      en: 'instead of the embedded one: an administrator that may create roles and schemas',
    },
    ...oidc,
  },
  distributed: {
    DATA_DIR: { zh: '数据库、JetStream、密钥和日志所在目录', en: 'folder of databases, JetStream store, keys and logs' },
    BASE_PORT: { zh: '签发方的端口;各服务依次用其后的端口', en: 'port of the issuer; the services answer on the ports above' },
    LOG_LEVEL: { zh: '各服务的日志级别', en: 'log level of the services' },
  },
  ledger: witnesses,
  signer: {
    ...signing,
    DATABASE_URL: { zh: '审计服务的数据库,用签名进程自己的角色', en: 'the audit service’s database, as the signer’s own role' },
    LEDGER_SIGNING_KEY_FILE: keyFile,
    PORT: { zh: '/health/live 与 /health/ready 的端口', en: 'port of /health/live and /health/ready' },
    HOST: { zh: '监听地址', en: 'address to listen on' },
  },
  signerInstall: {
    ADMIN_DATABASE_URL: { zh: '审计服务的数据库,以管理员身份', en: 'the audit service’s database, as an administrator' },
    SIGNER_PASSWORD: { zh: '签名进程角色的密码,至少 16 个字符', en: 'password that the signer’s role gets, 16 characters or more' },
    LEDGER_SIGNING_KEY_FILE: keyFile,
    LEDGER_ORIGIN: signing.LEDGER_ORIGIN,
  },
};

/** What a variable of .env.example means. */
export function composeMeaning(name: string): Meaning {
  const service = /_PASSWORD_(.+)$/.exec(name)?.[1]?.toLowerCase().replaceAll('_', '-');
  if (service && name.startsWith('DATABASE')) return { zh: `${service} 的数据库密码`, en: 'database password' };
  if (service && name.startsWith('NATS')) return { zh: `${service} 的 NATS 密码,以字母开头`, en: 'NATS password, begins with a letter' };
  if (name === 'POSTGRES_PASSWORD') return { zh: 'PostgreSQL 管理员密码', en: 'password of PostgreSQL’s administrator' };
  const known: Readonly<Record<string, Meaning>> = {
    ...meanings.http,
    ...meanings.service,
    ...meanings.ledger,
    LEDGER_ORIGIN: meanings.signer.LEDGER_ORIGIN,
  };
  const meaning = known[name];
  if (!meaning) throw new Error(`meanings.ts does not say what ${name} of .env.example means`);
  return meaning;
}
