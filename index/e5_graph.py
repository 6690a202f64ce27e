"""E5 graph: the layers of the bundled model as an ONNX graph, its matrices in the 4 bits they come in.

ONNX Runtime multiplies by such a matrix in 32-bit floats, block by block, so nothing is lost; 13 MB are read instead of 85.
The layout is that of a ``BertModel`` with GELU and no pooler. The embedding of tokens stays outside.
"""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from index.packed_model import BLOCK, FourBits, PackedModel

EMBEDDED, APART, LAST = "embedded", "apart", "last"
"""Inputs: the tokens' summed embeddings, 1 × tokens × features, and what is added to each token's attention to each, 1 × 1 × tokens
× tokens. Output: the tokens after the last layer."""
_MICROSOFT = "com.microsoft"
_IN_FLOATS = 1


class _Graph:
    """Nodes and weights, added in order."""

    def __init__(self, model: PackedModel) -> None:
        self._model = model
        self._epsilon = float(model.config["layer_norm_eps"])
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def node(self, kind: str, inputs: list[str], output: str, domain: str = _MICROSOFT, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def weight(self, name: str, values: NDArray[Any]) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def vector(self, *names: str) -> str:
        return self.weight("+".join(names), np.concatenate([self._model.floats(name) for name in names]))

    def product(self, source: str, *names: str) -> str:
        """A product with matrices one above the other, without their biases."""
        blocks = [tensor for name in names if isinstance(tensor := self._model.tensors[f"{name}.weight"], FourBits)]
        codes, scales = np.concatenate([one.codes for one in blocks]), np.concatenate([one.scales for one in blocks])
        rows, count, _ = codes.shape
        whole = "+".join(names)
        packed = self.weight(f"{whole}.codes", codes[:, :, 0::2] | codes[:, :, 1::2] << 4)
        scaled = self.weight(f"{whole}.scales", scales)
        return self.node(
            "MatMulNBits", [source, packed, scaled], f"{whole}.product", K=count * BLOCK, N=rows, bits=4, block_size=BLOCK, accuracy_level=_IN_FLOATS
        )

    def normalised(self, source: str, beside: str, dense: str, name: str) -> str:
        """The layer norm of two sums; ``dense``: the layer whose bias is still to be added."""
        inputs = [source, beside, self.vector(f"{name}.weight"), self.vector(f"{name}.bias"), self.vector(f"{dense}.bias")]
        return self.node("SkipLayerNormalization", inputs, name, epsilon=self._epsilon)

    def begun(self) -> str:
        name = "embeddings.LayerNorm"
        inputs = [EMBEDDED, self.vector(f"{name}.weight"), self.vector(f"{name}.bias")]
        return self.node("LayerNormalization", inputs, name, "", epsilon=self._epsilon, axis=-1)

    def layer(self, x: str, name: str) -> str:
        own = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        parts = [f"{one}.part" for one in own]
        self.nodes.append(helper.make_node("Split", [self.product(x, *own)], parts, axis=2, num_outputs=3))
        biases = self.vector(*(f"{one}.bias" for one in own))
        heads = int(self._model.config["num_attention_heads"])
        seen = self.node("MultiHeadAttention", [*parts, biases, "", APART], f"{name}.attention", num_heads=heads)
        dense = f"{name}.attention.output.dense"
        x = self.normalised(self.product(seen, dense), x, dense, f"{name}.attention.output.LayerNorm")
        inner, outer = f"{name}.intermediate.dense", f"{name}.output.dense"
        activated = self.node("BiasGelu", [self.product(x, inner), self.vector(f"{inner}.bias")], f"{inner}.gelu")
        return self.normalised(self.product(activated, outer), x, outer, f"{name}.output.LayerNorm")


def write_graph(model: PackedModel, path: Path) -> None:
    """Save the layers of a model for ``index.e5``."""
    graph = _Graph(model)
    x = graph.begun()
    for layer in range(int(model.config["num_hidden_layers"])):
        x = graph.layer(x, f"encoder.layer.{layer}")
    graph.node("Identity", [x], LAST, "")
    tokens: list[int | str] = [1, "tokens", int(model.config["hidden_size"])]
    inputs = [_values(EMBEDDED, tokens), _values(APART, [1, 1, "tokens", "tokens"])]
    whole = helper.make_graph(graph.nodes, "e5", inputs, [_values(LAST, tokens)], graph.weights)
    operators = [helper.make_opsetid("", 18), helper.make_opsetid(_MICROSOFT, 1)]
    onnx.save(helper.make_model(whole, opset_imports=operators, ir_version=9), path)


def _values(name: str, shape: list[int | str]) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
