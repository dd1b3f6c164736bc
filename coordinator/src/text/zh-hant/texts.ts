import type { TranslationOf } from '@sampan/terminal'
import type { texts as en } from '../en/texts.ts'

export const texts = {
  'say.home':
    '協調方的資料夾（否則用 SAMPAN_COORDINATOR_HOME，再否則用目前位置的 sampan-coordinator）',

  'expected.listen': '須為位址及連接埠，例如 0.0.0.0:8443 或 [::]:8443',
  'expected.trustDomain': '須為小寫的主機名稱，最多 63 個字元',
  'expected.onePassphrase': '不可與 --no-root-passphrase 同時使用',

  'label.coordinator': '協調方',
  'label.folder': '資料夾',
  'label.fingerprint': '指紋',
  'label.rootKey': '根密鑰',
  'label.state': '狀態',
  'label.address': '網址',
  'label.listens': '接聽',
  'label.sites': '站點',
  'label.accounts': '帳戶',
  'label.openRuns': '進行中的執行',
  'label.log': '輪次日誌',
  'label.serverUntil': '伺服器證書有效至',
  'label.issuingUntil': '簽發證書有效至',
  'label.rootUntil': '根證書有效至',

  'init.passphrase': '根證書的密鑰將會加密。請把通行短語與密鑰分開保管。',
  'init.next':
    '下一步：\n1. 把根密鑰移離這部電腦：{rootKey}\n   只有製作新的簽發證書時才會再用到它。\n2. 啟動協調方：{start}\n3. 以營運者身分登入：{command}\n4. 把指紋交給醫院，並以另一途徑交付權杖：sampan site token',

  'status.running': '運行中（程序 {pid}）',
  'status.stopped': '沒有運行',
  'status.atStart': '下次啟動時製作',
  'status.sites': '已登記 {enrolled} 個，已邀請 {invited} 個，已撤銷 {revoked} 個',
  'status.accounts': '有效 {active} 個，已停用 {disabled} 個',
  'status.log': '{origin}，{count} 項',

  'stop.stopped': '協調方（程序 {pid}）已停止。',

  'trust.written': '日誌的密鑰及 {count} 個見證方的密鑰已寫入 {file}。',

  'site.revokedNow': '{site} 已撤銷；運行中的協調方會立即關閉其連線。',
} as const satisfies TranslationOf<typeof en>
