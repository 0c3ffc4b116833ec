"""Small transformers with random weights, and torch's own with the very same, for several tests."""

import torch
from torch import nn

from illustrated_models.attention import MultiHeadAttention
from illustrated_models.layers import LayerNorm, TransformerSizes
from illustrated_models.transformer import Transformer
from tests.illustrated_models.translators import WORDS

D_MODEL, D_FF, HEADS, LAYERS = 8, 12, 2, 2
SOURCE = torch.tensor([[4, 5, 6, 7], [4, 8, 9, 0]])
PRESENT = SOURCE != 0
WRITTEN = torch.tensor([[1, 4, 6], [1, 4, 8]])


def random_transformer(seed: int = 5, **variant: object) -> Transformer:
    """A transformer that knows nothing, in 64 bits: no number of it is 0 or 1 by accident."""
    torch.manual_seed(seed)
    words = len(WORDS.source), len(WORDS.target)
    sizes = TransformerSizes(*words, D_MODEL, D_FF, HEADS, LAYERS, **variant)
    model = Transformer(sizes).double().eval()
    for parameter in model.parameters():
        nn.init.normal_(parameter, std=0.4)
    return model


def give_attention(theirs: nn.MultiheadAttention, ours: MultiHeadAttention) -> None:
    """Our four maps, as torch stores them; ours have no bias."""
    maps = (ours.to_query, ours.to_keys, ours.to_values)
    theirs.in_proj_weight.copy_(torch.cat([each.weight for each in maps]))
    theirs.out_proj.weight.copy_(ours.to_output.weight)
    theirs.in_proj_bias.zero_()
    theirs.out_proj.bias.zero_()


def give_norm(theirs: nn.LayerNorm, ours: LayerNorm) -> None:
    theirs.weight.copy_(ours.gain)
    theirs.bias.copy_(ours.bias)


def give_rest(theirs: nn.Module, ours: nn.Module) -> None:
    """The feed-forward part of a layer, and its norms in the order of the sublayers."""
    theirs.linear1.load_state_dict(ours.feed_forward.to_hidden.state_dict())
    theirs.linear2.load_state_dict(ours.feed_forward.to_output.state_dict())
    around = [part for name, part in ours.named_children() if name.startswith("around")]
    around.sort(key=lambda part: part is ours.around_feed_forward)
    for number, connection in enumerate(around, 1):
        give_norm(getattr(theirs, f"norm{number}"), connection.norm)


@torch.no_grad()
def torchs_transformer(ours: Transformer) -> nn.Transformer:
    """`torch.nn.Transformer` with the weights of ours."""
    first = ours.sizes.norm == "before"
    theirs = nn.Transformer(
        D_MODEL, HEADS, LAYERS, LAYERS, D_FF, 0.0, batch_first=True, norm_first=first
    )
    theirs = theirs.double().eval()
    theirs.encoder.enable_nested_tensor = False
    for layer, our in zip(theirs.encoder.layers, ours.encoder_layers, strict=True):
        give_attention(layer.self_attn, our.attention)
        give_rest(layer, our)
    for layer, our in zip(theirs.decoder.layers, ours.decoder_layers, strict=True):
        give_attention(layer.self_attn, our.self_attention)
        give_attention(layer.multihead_attn, our.cross_attention)
        give_rest(layer, our)
    for stack, norm in ((theirs.encoder, ours.encoder_norm), (theirs.decoder, ours.decoder_norm)):
        assert (norm is not None) == first
        if norm is not None:
            give_norm(stack.norm, norm)
        else:
            stack.norm = None  # the paper has none behind the stack; torch adds one
    return theirs
