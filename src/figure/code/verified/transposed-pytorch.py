import torch
from torch import nn

x = torch.randn(1, 2, 3, 2)  # N, C, H, W
net = nn.Sequential(
    nn.ConvTranspose2d(2, 3, (3, 2), stride=3, padding=(1, 0), output_padding=2, bias=False),
)
net[0].weight.data = torch.tensor([
    -3, 2,
    0, -2,
    3, 1,
    -1, -3,
    2, 0,
    -2, 3,
    1, -1,
    -3, 2,
    0, -2,
    3, 1,
    -1, -3,
    2, 0,
    -2, 3,
    1, -1,
    -3, 2,
    0, -2,
    3, 1,
    -1, -3,
]).float().reshape(2, 3, 3, 2)
y = net(x)  # 1, 3, 9, 7
