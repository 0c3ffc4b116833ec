/* What can be asked of a translator in the page: seq2seq.py, translation.py and search.py. */

import { beam, step, translate } from "../models/translation.js";

export { openTranslator as open } from "../models/translator.js";

export const questions = { translate, step, beam };

/* What is answered although a newer question waits, for who drags wants to see the way:
   always, or if an option is given. */
export const live = { step: true, translate: "moved" };
