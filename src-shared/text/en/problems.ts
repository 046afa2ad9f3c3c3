import type { Same } from '../same.ts';
import type { problems as original } from '../zh-CN/problems.ts';

export const problems: Same<typeof original> = {
  problem: {
    'name-not-found': "The server's name is not found",
    refused: 'The server refuses the connection',
    timeout: 'The server does not answer',
    'tls-untrusted': "The server's certificate is not trusted",
    'tls-wrong-host': 'The certificate is for another server name',
    'tls-expired': "The server's certificate has expired",
    'tls-failed': 'The encrypted connection failed',
    'tls-client-missing': 'The server asks for a certificate of this console',
    'tls-client-refused': "The server refuses this console's certificate",
    'tls-files': 'A certificate or key file cannot be used',
    credentials: 'Wrong user name or password',
    'not-authorised': 'This account is not allowed',
    'not-mqtt': 'The other side does not speak MQTT',
    'client-id-clash': 'Another console uses the same client id',
    'bad-url': 'The address is not valid',
    closed: 'The connection was closed',
  },
  problemDo: {
    'name-not-found': 'Check the spelling of the address, the network of this computer and its DNS.',
    refused: 'Check the port (usually 1883, encrypted 8883), whether the broker runs, and the firewall.',
    timeout: 'Check the network, the address and the firewall.',
    'tls-untrusted':
      'If the broker has its own certificate authority, name its PEM file under "CA file"; do not switch encryption off.',
    'tls-wrong-host': 'Connect with the name on the certificate, or have the certificate replaced.',
    'tls-expired': 'Have the certificate renewed; check the clock of this computer too.',
    'tls-failed':
      'Check that the port is the encrypted one (usually 8883); use mqtt:// only where the broker does not encrypt.',
    'tls-client-missing':
      'Name the client certificate and its key that the administrator issued for this console, under "Client certificate".',
    'tls-client-refused':
      "It may have expired or come from another authority: have a new one issued by the broker's own authority; check the clock of this computer too.",
    'tls-files':
      'Check that the CA file, the client certificate and its key are PEM files that this user can read, and that the key belongs to the certificate and has no passphrase.',
    credentials: 'Enter the user name and the password again.',
    'not-authorised': 'Ask the administrator to allow this account to subscribe and publish.',
    'not-mqtt':
      'Check the port: it may be a web or another service; for a web port use a ws:// or wss:// address.',
    'client-id-clash':
      'One profile was copied to two computers. Start one of them with a new profile folder.',
    'bad-url': 'The address should look like mqtts://broker.example:8883.',
    closed: "The server closed it. If that repeats, look at the server's log.",
  },
};
