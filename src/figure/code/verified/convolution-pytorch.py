import torch
from torch import nn

x = torch.randn(1, 4, 9, 7)  # N, C, H, W
net = nn.Sequential(
    nn.Conv2d(4, 2, (3, 2), stride=2, padding=(2, 1), dilation=2, groups=2, bias=False),
    nn.ReLU(),
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
]).float().reshape(2, 2, 3, 2)
y = net(x)  # 1, 2, 5, 4
