// What the page of a resolution does more with scripts than without.

import "./notes.js";
import "./contents.js";
import "./tools.js";
import "./selection.js";
