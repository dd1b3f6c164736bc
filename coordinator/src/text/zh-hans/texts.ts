import type { TranslationOf } from '@sampan/terminal'
import type { texts as en } from '../en/texts.ts'

export const texts = {
  'say.home':
    '协调方的文件夹（否则用 SAMPAN_COORDINATOR_HOME，再否则用当前位置的 sampan-coordinator）',

  'expected.listen': '须为地址和端口，例如 0.0.0.0:8443 或 [::]:8443',
  'expected.trustDomain': '须为小写的主机名，最多 63 个字符',
  'expected.onePassphrase': '不可与 --no-root-passphrase 同时使用',

  'label.coordinator': '协调方',
  'label.folder': '文件夹',
  'label.fingerprint': '指纹',
  'label.rootKey': '根密钥',
  'label.state': '状态',
  'label.address': '网址',
  'label.listens': '监听',
  'label.sites': '站点',
  'label.accounts': '账户',
  'label.openRuns': '进行中的运行',
  'label.log': '轮次日志',
  'label.serverUntil': '服务器证书有效至',
  'label.issuingUntil': '签发证书有效至',
  'label.rootUntil': '根证书有效至',

  'init.passphrase': '根证书的密钥将会加密。请把口令与密钥分开保管。',
  'init.next':
    '下一步：\n1. 把根密钥移离这台机器：{rootKey}\n   只有制作新的签发证书时才会再用到它。\n2. 启动协调方：{start}\n3. 以运营者身份登录：{command}\n4. 把指纹交给医院，并以另一途径交付令牌：sampan site token',

  'status.running': '运行中（进程 {pid}）',
  'status.stopped': '没有运行',
  'status.atStart': '下次启动时制作',
  'status.sites': '已注册 {enrolled} 个，已邀请 {invited} 个，已吊销 {revoked} 个',
  'status.accounts': '有效 {active} 个，已停用 {disabled} 个',
  'status.log': '{origin}，{count} 项',

  'stop.stopped': '协调方（进程 {pid}）已停止。',

  'trust.written': '日志的密钥和 {count} 个见证方的密钥已写入 {file}。',

  'site.revokedNow': '{site} 已吊销；运行中的协调方会立即关闭其连接。',
} as const satisfies TranslationOf<typeof en>
