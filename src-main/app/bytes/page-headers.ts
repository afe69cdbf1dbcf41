/** What a page may reach beside its own origin, as sources of a Content-Security-Policy. */
export interface PageSources {
  /** Where its calls go. */
  readonly connect: readonly string[];
  /** Where its pictures, films and sounds come from. */
  readonly media: readonly string[];
}

/** What a page may load and do: itself, and nothing of anybody else. */
function policyFor({ connect, media }: PageSources): string {
  const and = (sources: readonly string[]): string => sources.map((source) => ` ${source}`).join('');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' blob: data:${and(media)}`,
    `media-src 'self' blob:${and(media)}`,
    "font-src 'self'",
    `connect-src 'self'${and(connect)}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Headers of every answer to a page, whatever it is and whichever host gives it. */
export function pageHeaders(sources: PageSources): Readonly<Record<string, string>> {
  return {
    'content-security-policy': policyFor(sources),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy':
      'camera=(self), microphone=(self), accelerometer=(), browsing-topics=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), midi=(), payment=(), serial=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}
