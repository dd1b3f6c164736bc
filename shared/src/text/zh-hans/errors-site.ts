import type { siteErrors as english } from '../en/errors-site.ts'
import type { ErrorTranslation } from '../error-text.ts'

export const siteErrors = {
  'approval-missing': ['本院的批准人尚未批准这份内容。', '请让策略所指的人员和角色阅读并签署。'],
  'approval-withdrawn': [
    '批准已被撤回，本院不会再发送任何内容。',
    '请向批准人查询；只有新的批准才可继续。',
  ],
  'approval-rejected': [
    '本院一名批准人已拒绝该项内容。',
    '请向批准人查询理由；修改后的研究须另作决定。',
  ],
  'approval-expired': ['批准已经过期。', '请批准人再次签署。'],
  'approval-invalid': [
    '批准未能通过验证：其签名、页面、日期或对象有误。',
    '请勿依赖这份批准；请批准人再次签署。',
  ],
  'approver-unknown': ['该密钥不属于本院任何批准人。', '请由现有批准人签署，加入新批准人。'],
  'approver-exists': ['该批准人或该密钥已经登记。', '无须处理，或另选一个密钥。'],
  'policy-missing': [
    '没有策略文件；缺少策略文件，代理程序不会进行任何工作。',
    '请把 policy.cedar 放在配置所指的位置。',
  ],
  'policy-invalid': ['策略文件有错误，因此一切请求均被拒绝。', '请更正后执行策略检查。'],
  'policy-denied': ['本院策略不允许此事。', '请用策略解释查看所指规则；只有本院可以更改。'],
  'floors-missing': [
    '没有下限文件；缺少下限文件，代理程序不会进行任何工作。',
    '请把 floors.yaml 放在配置所指的位置。',
  ],
  'floors-invalid': ['下限文件有错误条目。', '请更正下列条目。'],
  'agent-stopped': ['有人在控制台停止了代理程序。', '医院准备就绪后会再次启动。'],
  'agent-locked': ['代理程序的记录与日志不符，因此已自行锁定。', '须由批准人查明原因后解锁。'],
  'runs-exhausted': ['本研究获批准的运行次数已用完。', '请提交调高 runsMax 的修订，并取得批准。'],
  'recipient-unknown': [
    '有接收方既非协调方，也非本联邦的站点。',
    '请写明其 id、controller 和 jurisdiction，或更正名称。',
  ],

  'people-too-few': ['人数过少，结果可能使人被识别。', '请放宽队列，或不纳入该站点。'],
  'alone-not-allowed': [
    '本研究会显示这家医院自身的数字，而其披露下限不允许。',
    '请删去代表医院的特征，或不纳入该站点；aloneOk 由医院决定。',
  ],
  'cell-too-small': ['有一组人数过少，不能显示。', '请合并类别，或不使用该特征。'],
  'parameters-too-many': ['相对于人数，模型的参数过多。', '请减少项数，或使用较大的队列。'],
  'levels-too-many': ['有一个因子的水平过多。', '请合并水平，或不使用该因子。'],
  'time-band-too-narrow': [
    '研究统计事件所用的时间段，比某个站点允许的更窄。',
    '请将 timeGrid.bandDays 设为不小于下限中的 timeBandDays：默认为 30 天。',
  ],
  dominance: [
    '少数人会主导总和，可能因而被看出。',
    '如各项几乎决定了结局，请减少项数；也可收窄特征的范围。若有协调方或站点以虚假的总和操纵模型，也会得到同样的拒绝。',
  ],
  differencing: [
    '站点所纳入的人与之前一次运行几乎相同，两个结果可以相减得出少数人。',
    '请询问该医院：其代理程序的日志列出之前的运行，并说明可行的做法。请使用与之前相同的人，或等更多人有所变动后再运行。',
  ],
  'bound-exceeded': ['有站点的贡献值超过研究的公开界限。', '请检查声明的范围和最大站点的人数。'],
  'value-not-finite': [
    '计算所得的数值不是有限值，因此没有发送。',
    '请检查各项的范围、对数和尺度。',
  ],
  'eta-cap-exceeded': [
    '模型的一步在某站点走得太远；随后会采用较小的步长。',
    '无须处理，除非模型不能收敛。',
  ],

  'connection-failed': ['无法连接对方。', '请检查地址、防火墙和代理服务器；代理程序会继续尝试。'],
  'connection-lost': ['连接中断。', '暂时无须处理，系统会重新连接；如反复出现，请检查网络。'],
  'proxy-refused': ['代理服务器拒绝连接。', '请医院信息技术人员允许外连清单所列的地址。'],
  'deadline-passed': ['未及时收到响应。', '请重试；如反复出现，请查看对方的状态。'],
  'certificate-untrusted': [
    '对方的证书不是由预期的机构签发。',
    '请停止；核对经其他途径取得的指纹。',
  ],
  'certificate-invalid': ['证书格式不正确、已过期或属于他人。', '请检查时钟，然后续期或重新注册。'],
  'certificate-revoked': ['证书已被吊销。', '请向运营者查询；站点须用新令牌重新注册。'],
  'fingerprint-mismatch': ['指纹与所提供的不符。', '请停止；经其他途径向运营者查询。'],
  'enrolment-token-invalid': ['注册令牌有误、已使用或已过期。', '请向运营者索取新令牌。'],
  'enrolment-request-invalid': ['注册请求的格式或密钥有误。', '请用当前版本的代理程序重新生成。'],
  'site-unknown': ['没有以该名称注册的站点。', '请核对名称，或先注册站点。'],
  'site-connected': ['该站点已从别处连接。', '请停止另一个代理程序：一个站点只运行一个。'],
  'identity-mismatch': [
    '站点的密钥不是研究或注册时所固定的密钥。',
    '请停止；与该医院核对身份密钥。',
  ],

  'login-required': ['您尚未登录。', '请用账户及其令牌登录。'],
  'token-invalid': ['令牌无效。', '请用有效的令牌重新登录。'],
  'token-expired': ['令牌已过期或被吊销。', '请索取新令牌后重新登录。'],
  'role-insufficient': ['您的角色不允许此操作。', '请由具备该角色的人员或运营者处理。'],
  'account-unknown': ['没有这个账户。', '请用账户列表核对名称。'],
  'account-exists': ['已有同名账户。', '请另选名称。'],
  'account-limit': ['账户或令牌的数目已达上限。', '请移除或吊销不再需要的一个。'],
  'operator-last': [
    '这是最后一名运营者；没有运营者，便无人可管理协调方。',
    '请先让另一人成为运营者。',
  ],
  'token-unknown': ['没有这个令牌。', '请用令牌列表核对编号。'],
  'too-many-requests': ['短时间内请求过多。', '请等待一分钟后重试。'],
} as const satisfies ErrorTranslation<typeof english>
