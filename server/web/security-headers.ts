/** What browsers are told never to do. Everything comes from this server; no inline script or style, anywhere. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

export function securityHeaders(isHttps: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // The framework draws its tick marks and arrows from data: addresses in its style sheet.
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
    // With "no-referrer" browsers send `Origin: null` with our own forms, and the check of the origin would fail.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}
