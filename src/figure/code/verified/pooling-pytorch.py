import torch
from torch import nn

x = torch.randn(1, 1, 12, 12)  # N, C, H, W
net = nn.Sequential(
    nn.MaxPool2d(3, stride=2, padding=1),
    nn.ConstantPad2d(2, float("-inf")),
    nn.MaxPool2d(2, stride=1, dilation=2),
)
y = net(x)  # 1, 1, 8, 8
