// What every page does more with scripts than without.

import "./menus.js";
import "./keys.js";
import "./suggest.js";
import "./pins.js";
import "./recent.js";
