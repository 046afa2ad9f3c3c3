/**
 * The content-security policy of the only page there is. No remote anything, no eval, no inline script.
 * Inline styles stay allowed: the component library writes its style sheets at run time, and a style cannot act.
 */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
