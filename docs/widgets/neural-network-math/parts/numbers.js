/* Numbers as a reader reckons with them. */
import { printed } from "../../kit/draw.js";

/* As printed, but no minus before what the last bit of a sum left of nothing. */
export function plain(value, decimals = 2) {
  const places = 10 ** decimals;
  return printed(Math.round(value * places) / places || 0, decimals);
}
