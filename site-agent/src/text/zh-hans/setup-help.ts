import type { Translated } from '@sampan/terminal'
import type * as en from '../en/setup-help.ts'

export const root: Translated<typeof en.root> = {
  agent: {
    purpose: '医院的代理程序：以本地数据计算，只发送经掩码的数值。',
    when: '次序如下：init、enrol、approver add、check、start；其后为 studies、show、approve。任何时候都可用 stop --now 终止一切发送。',
  },
}

export const setupHelp: Translated<typeof en.setupHelp> = {
  init: {
    purpose: '建立代理程序的主目录：配置、政策、披露下限及密钥。',
    when: '每家医院一次，不会覆盖任何文件。所制作的身份密钥每年需用一次，请离线保管。',
    says: {
      site: '本院名称，与运营者所邀请的相同：a-z、0-9 及 -',
      controller: '对数据负责的法律实体：a-z、0-9 及 -',
      jurisdiction: '数据所在地：HK、MO、CN-GBA9、CN-OTHER 或 OTHER',
      coordinator: '协调方的地址：https://HOST:PORT',
      data: '.duckdb 文件、含 CSV 或 Parquet 文件的文件夹、单一表的文件，或 postgresql://USER@HOST:PORT/DATABASE',
      model: 'omop（默认）或 registry：附有字典的表',
      schema: '数据所在的 schema；.duckdb 文件默认为 main，PostgreSQL 默认为 public',
      dictionary: '登记册的字典；文件数据默认为其旁的 TABLE.dictionary.yaml',
      'vocabulary-schema': 'PostgreSQL 内词汇表所在的 schema，如有不同',
      'password-file': '含有 PostgreSQL 角色密码的文件',
      'ca-file': '用以识别 PostgreSQL 服务器的签发机构证书',
      dataset: '政策中所用的数据名称；默认为站点名称',
      level: '数据级别，1 至 5（GB/T 39725-2020）；默认为 3',
      'not-sensitive': '数据并非敏感个人信息（《个人信息保护法》第二十八条）',
      genetic: '数据含有人类遗传资源',
      national: 'general（一般，默认）、important（重要）或 core（核心）（GB/T 43697-2024）',
      'identity-key':
        '存放身份密钥的新文件，最好在可取走的介质上；默认为主目录内的 offline/identity.key.pem',
      'passphrase-file': '载有身份密钥口令的文件，供没有终端时使用',
      'no-passphrase': '不加密身份密钥',
    },
    examples: ['设置代理程序，身份密钥存于 U 盘：'],
  },
  identity: {
    purpose: '本站点的身份：密钥及其认证。',
    when: '用以与运营者核对摘要值，并每年重新认证密钥。',
  },
  identityShow: {
    purpose: '显示各密钥的摘要值及认证的有效期。',
    when: '有人问及本站点的身份时。所显示的都不是机密。',
    says: {},
    examples: ['显示：'],
  },
  identityRenew: {
    purpose: '为代理程序的密钥再认证一年。',
    when: '“check”指出认证即将到期时。请取出身份密钥，用后再行收起，然后重新启动代理程序。',
    says: {
      key: 'init 所制作的身份密钥',
      'passphrase-file': '载有其口令的文件，供没有终端时使用',
    },
    examples: ['再次认证：'],
  },
  enrol: {
    purpose: '使本院加入联邦。',
    when: '一次，使用运营者所给的令牌及指纹，两者应经不同途径取得。成功之前可重复执行。令牌由文件或标准输入读取，或以不显示的方式输入。',
    says: {
      fingerprint: '协调方根证书的 SHA-256；除此以外一概不信',
      'token-file': '只有一行、载有令牌的文件',
    },
    examples: ['以文件内的令牌注册：'],
  },
  check: {
    purpose: '检查设置、密钥、规则、时钟、数据及数据质量。',
    when: '设置之后、每次更改之后、批准研究之前，以及研究被拒时使用。只显示名称和数目范围，不显示任何数值。以首个问题的状态结束；数据检查不合格则以 13 结束；只有警告则以 0 结束。各项检查的含义见 docs/data-quality.md。',
    says: {
      STUDY: '只检查此研究所需的表和列：研究编号，或其摘要值的数字',
      table: '登记册的表，与其字典对照',
      html: '载有整份报告的新文件，用浏览器阅读',
      exact: '显示实数而非范围：只供本院使用',
    },
    examples: ['检查一切：', '检查一项研究所需的数据：', '保留整份报告：', '查看实数：'],
  },
  cohort: {
    purpose: '在本院的数据中计算 ATLAS 队列的人数。',
    when: '在研究采用某定义之前先行试用。如实显示人数及各项纳入规则后余下的人数，只供本院查看；没有任何内容离开。使用 --sql 时不读取数据，只显示语句。',
    says: {
      FILE: 'ATLAS 导出的定义：JSON',
      source: '.duckdb 文件，或载有 CSV 或 Parquet 文件的文件夹；否则用配置所指的数据',
      schema: '.duckdb 文件内的模式；否则为 main',
      rows: '存放各行的新文件：subject_id、cohort_start_date、cohort_end_date',
      sql: '改为显示 SQL 及其绑定值',
    },
    examples: ['计算人数：', '在另一份数据中计算，并保留各行：', '查看将会执行的内容：'],
  },
}
