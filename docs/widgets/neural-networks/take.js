/* A trained state as a program that prints the digits on the screen. The program comes with the data
   (illustrated_models/examples/neural_networks/take.py); here its braces are filled in. */

const list = (numbers) => `[${numbers.join(", ")}]`;

export function filled(program, { size, price, weight, bias }) {
  const values = { size: list(size), price: list(price), rows: list(size.map((each) => list([each]))), weight, bias };
  return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), program);
}
