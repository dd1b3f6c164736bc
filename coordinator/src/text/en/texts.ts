/** What `sampan coordinator` says beside its help. English says which keys there are. */
export const texts = {
  'say.home':
    'folder of the coordinator (otherwise SAMPAN_COORDINATOR_HOME, else sampan-coordinator here)',

  'expected.listen': 'expected an address and a port, such as 0.0.0.0:8443 or [::]:8443',
  'expected.trustDomain': 'expected a host name in lower case, at most 63 characters',
  'expected.onePassphrase': 'not together with --no-root-passphrase',

  'label.coordinator': 'coordinator',
  'label.folder': 'folder',
  'label.fingerprint': 'fingerprint',
  'label.rootKey': 'key of the root',
  'label.state': 'state',
  'label.address': 'address',
  'label.listens': 'listens on',
  'label.sites': 'sites',
  'label.accounts': 'accounts',
  'label.openRuns': 'open runs',
  'label.log': 'round log',
  'label.serverUntil': 'server certificate until',
  'label.issuingUntil': 'issuing certificate until',
  'label.rootUntil': 'root certificate until',

  'init.passphrase':
    'The key of the root certificate will be encrypted. Keep the passphrase apart from the key.',
  'init.next':
    'Next:\n1. Take the key of the root off this machine: {rootKey}\n   It is needed again only for a new issuing certificate.\n2. Start the coordinator: {start}\n3. Sign in as the operator: {command}\n4. Give hospitals the fingerprint and, on another way, a token: sampan site token',

  'status.running': 'running (process {pid})',
  'status.stopped': 'not running',
  'status.atStart': 'made at the next start',
  'status.sites': '{enrolled} enrolled, {invited} invited, {revoked} revoked',
  'status.accounts': '{active} active, {disabled} disabled',
  'status.log': { one: '{origin}, {count} entry', other: '{origin}, {count} entries' },

  'stop.stopped': 'The coordinator (process {pid}) has stopped.',

  'trust.written': {
    one: 'The key of the log and the key of {count} witness are in {file}.',
    other: 'The key of the log and the keys of {count} witnesses are in {file}.',
  },

  'site.revokedNow': '{site} is revoked; a running coordinator closes its connection at once.',
} as const
