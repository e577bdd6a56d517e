/** `npm run build`. */
import './node-version.mjs';

import('./prepare.mjs').then(({ rebuild }) => rebuild());
