"""The trained neuron as programs that print the digits on the screen; braces are to be filled in.

`{size}` and `{price}` are lists of numbers, `{rows}` is the sizes as a list of rows, `{weight}` and
`{bias}` are numbers. The guesses and the loss are printed with one decimal.
"""

PLAIN = """\
size = {size}  # 1 000 square feet
price = {price}  # 1 000 dollars
weight, bias = {weight}, {bias}
guess = [weight * each + bias for each in size]
squares = [(one - other) ** 2 for one, other in zip(guess, price)]
loss = sum(squares) / len(squares)
print(*[f"{each:.1f}" for each in (*guess, loss)])"""

TORCH = """\
import torch
size = torch.tensor({rows}, dtype=torch.float64)
price = torch.tensor({price}, dtype=torch.float64)
neuron = torch.nn.Linear(1, 1, dtype=torch.float64).requires_grad_(False)
neuron.weight.fill_({weight})
neuron.bias.fill_({bias})
guess = neuron(size)[:, 0]
loss = torch.nn.functional.mse_loss(guess, price)
print(*[f"{float(each):.1f}" for each in (*guess, loss)])"""
