import torch
from torch import nn
from torchvision.ops import SqueezeExcitation

x = torch.randn(1, 4, 5, 5)  # N, C, H, W
net = nn.Sequential(
    nn.Conv2d(4, 4, 3, padding=1, groups=2, bias=False),
    nn.ChannelShuffle(2),
    SqueezeExcitation(4, 2),
)
y = net(x)  # 1, 4, 5, 5
