import type { inputErrors as english } from '../en/errors-input.ts'
import type { ErrorTranslation } from '../error-text.ts'

export const inputErrors = {
  'usage-invalid': ['无法理解该命令。', '请用 --help 查看说明后重新输入。'],
  'value-invalid': ['有一个值的写法不符合要求。', '请更正下列的值。'],
  'not-confirmed': [
    '没有得到确认，因此没有执行任何操作。',
    '请重新输入命令并回答是，或加上 --yes。',
  ],
  'settings-invalid': [
    '配置文件有错误、缺失或未知的条目。',
    '请更正下列条目；模式文件列出了所有配置。',
  ],
  'feature-not-built': [
    '这属于规范内容，但当前版本的 Sampan 尚未提供。',
    '请删去这部分，或使用已提供该功能的版本。',
  ],
  'file-missing': ['文件或文件夹不存在，或无法读取。', '请检查路径和访问权限。'],
  'file-too-large': ['文件超过大小上限。', '请缩小文件；上限见下文。'],
  'file-not-text': [
    '文件不是纯 UTF-8 文本，或含有看不见的字符。',
    '请以 UTF-8 保存，并删除控制字符和文字方向字符。',
  ],
  'file-malformed': ['文件格式不正确。', '请在下列位置更正。'],
  'file-exists': ['已有同名文件，系统不会覆盖任何文件。', '请移走该文件，或另选名称。'],
  'disk-full': ['磁盘空间不足，未写入任何内容。', '请腾出空间后再执行命令。'],
  'request-malformed': ['无法理解该请求。', '请按公布的接口检查地址、字段和类型。'],
  'request-too-large': ['请求超过协调方接受的大小。', '请分次发送；研究及其文件的上限已经公布。'],
  'route-unknown': ['协调方在该地址没有任何内容。', '请检查地址，并确保两边的版本相互配套。'],

  'study-invalid': ['研究内容相互矛盾，或违反规则。', '请更正列出的位置，然后重新检查研究。'],
  'study-unknown': ['此处没有这项研究。', '请用研究列表核对其编号或摘要值。'],
  'study-expired': ['研究已经结束，不会再为其计算。', '请提交推迟结束时间的修订，并取得批准。'],
  'study-not-started': ['研究尚未到开始时间。', '请等待开始时间，或提交提前开始的修订。'],
  'study-overflow': [
    '本研究的数值可能过大，无法得出精确的总和。',
    '请收窄下列范围，或调低最大站点的人数。',
  ],
  'manifest-malformed': [
    '研究清单的写法不符合唯一的规范形式。',
    '请从公布之处重新获取；切勿自行修改。',
  ],
  'manifest-digest-mismatch': [
    '这份研究清单并非获批准的研究清单。',
    '请停止；与发送者核对摘要值。',
  ],
  'participant-unknown': ['有站点不属于本联邦或本研究。', '请用站点列表核对名称。'],
  'controllers-too-few': [
    '站点所属的法律实体过少，它们可减去自己的部分而得知其余部分。',
    '请加入其他控制机构的站点，直到达到研究所需数目。',
  ],
  'sites-too-few': ['站点数目少于研究所需。', '请加入站点，或等待足够站点到齐。'],
  'collusion-not-accepted': [
    '某个控制机构拥有的站点之多，足以与协调方串通而解开另一家医院的数值。',
    '请加入其他站点，或在 collusionAccepted 中说明批准人为何应予接受。',
  ],
  'study-file-missing': ['研究所指的文件不存在。', '请把文件放在研究文件旁，或更正文件名。'],

  'source-unreachable': [
    '无法连接医院的数据库。',
    '请检查数据源的地址、账户和网络，然后重新检查。',
  ],
  'source-not-omop': [
    '数据源不是 5.3 或 5.4 版的 OMOP CDM。',
    '请将代理程序指向正确的数据库或模式。',
  ],
  'source-table-missing': ['数据源缺少研究所需的表。', '请检查模式名称和账户权限。'],
  'source-column-missing': ['数据源缺少研究所需的列。', '请将该表与数据字典或 CDM 规范核对。'],
  'source-type-wrong': [
    '有数据列的类型与研究所需不符。',
    '请更正数据字典，或代理程序所读取的视图。',
  ],
  'source-ids-invalid': [
    '人员编号有缺失、重复或不是整数。',
    '请更正来源；每一行须有一个有效编号。',
  ],
  'source-login-refused': [
    '医院的数据库拒绝该账户登录。',
    '请检查用户名、密码文件和服务器的连接规则（pg_hba.conf），然后重新检查。',
  ],
  'source-certificate-invalid': [
    '医院的数据库未能以 TLS 证明自己就是设置所指的服务器。',
    '请以 caFile 指明签发机构的证书，并按服务器证书上的名称填写主机。',
  ],
  'source-connection-lost': [
    '与医院数据库的连接中断。',
    '中断前的内容一概未用。请查看服务器的日志，然后重试。',
  ],
  'source-schema-missing': [
    '医院的数据库没有这个模式。',
    '请更正设置中的 schema 或 vocabularySchema。',
  ],
  'source-permission-denied': [
    '该账户无权读取研究所需的数据。',
    '请对所指的模式授予 USAGE，对表或列授予 SELECT，语句见 docs/connecting-omop.md。',
  ],
  'source-working-denied': [
    '该账户不能在医院的数据库建立工作表。',
    '请对数据库授予 TEMP，或以 workSchema 指明账户自有的模式；只作重放的副本不能读取。',
  ],
  'source-version-old': [
    '医院的数据库服务器版本过旧，本版本不支持。',
    '请使用 PostgreSQL 14 或更新版本。',
  ],
  'quality-failed': [
    '数据检查不合格。',
    '报告列明相关的表和列：不合格的项目与数据模型或研究所需不符。请修正数据或其转换程序，然后再检查；警告不计在内。',
  ],
  'source-role-too-strong': [
    '该账户是医院数据库的超级用户。',
    '请按 docs/connecting-omop.md 建立只读角色；设置中的 allowSuperuser 仅供试用。',
  ],
  'dictionary-invalid': ['登记表的数据字典有错误条目。', '请更正下列条目。'],
  'cohort-invalid': [
    '队列定义中有一处要求没有意义。',
    '请在 ATLAS 中更正下列路径所指之处，然后重新导出。',
  ],
  'cohort-unsupported': [
    '队列定义使用了当前版本的 Sampan 尚未支持的功能。',
    '请删去下列项目；docs/cohorts.md 列出所支持的功能。',
  ],
  'cohort-empty': ['该站点没有人属于该队列。', '请确认研究的定义和词汇表适用于本院数据。'],
  'value-out-of-range': [
    '有数值超出研究声明的范围，而研究规定遇此情况须拒绝。',
    '请更正数据，或请研究人员修改范围或规则。',
  ],
  'value-missing': [
    '有数值缺失，而研究规定遇此情况须拒绝。',
    '请补全数据，或请研究人员允许只用完整病例。',
  ],
  'unit-mismatch': ['测量值的单位与研究预期不符。', '请换算数据，或请研究人员写明此处所用的单位。'],
  'vocabulary-mismatch': [
    '本院词汇表的版本与研究要求不符。',
    '请更新词汇表，或请研究人员提交修订。',
  ],
  'people-too-many': [
    '该站点的人数超过研究允许单一站点的上限。',
    '请研究人员提交修订，调高 largestSite。',
  ],
  'snapshot-altered': [
    '本次运行的数据已不是开始时固定下来的数据。',
    '请重新开始运行，并查明谁改动了代理程序文件夹中的文件。',
  ],
  'snapshot-missing': ['本次运行所固定的数据已不存在。', '请重新开始运行。'],
  'statement-timeout': ['数据库响应时间过长。', '请向数据库管理人员查询负载和索引，然后重试。'],
} as const satisfies ErrorTranslation<typeof english>
