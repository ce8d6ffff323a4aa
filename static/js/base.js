// What every page has: each part looks for what it belongs to, and does nothing where that is not.

import "./forms.js";
import "./suggest.js";
import "./where.js";
