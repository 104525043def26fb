<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Actions</name>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open as layer…</source>
        <translation>作为图层打开…</translation>
    </message>
    <message>
        <source>Open a picture, a clip or a document</source>
        <translation>打开图片、视频片段或文档</translation>
    </message>
    <message>
        <source>New picture…</source>
        <translation>新建图片…</translation>
    </message>
    <message>
        <source>Begin with an empty picture of any size</source>
        <translation>从任意尺寸的空白图片开始</translation>
    </message>
    <message>
        <source>New from clipboard</source>
        <translation>从剪贴板新建</translation>
    </message>
    <message>
        <source>Begin with what was copied, in a tab of its own</source>
        <translation>在新标签页中以复制的内容开始</translation>
    </message>
    <message>
        <source>Put a picture or a clip above the others</source>
        <translation>把图片或片段放到其他图层之上</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save layers, masks and recipes as OpenRaster</source>
        <translation>以 OpenRaster 格式保存图层、蒙版和配方</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save under another name</source>
        <translation>以其他名称保存</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write a flat picture: PNG, JPEG, WebP, TIFF or AVIF</source>
        <translation>输出合并后的图片：PNG、JPEG、WebP、TIFF 或 AVIF</translation>
    </message>
    <message>
        <source>Export again</source>
        <translation>再次导出</translation>
    </message>
    <message>
        <source>Write the picture where and how it was exported last</source>
        <translation>按上次导出的位置和方式写出图片</translation>
    </message>
    <message>
        <source>Export many…</source>
        <translation>批量导出…</translation>
    </message>
    <message>
        <source>Write many files, or all that is open, as flat pictures</source>
        <translation>把多个文件或所有打开的文档写成合并后的图片</translation>
    </message>
    <message>
        <source>Export for Photoshop…</source>
        <translation>导出为 Photoshop 文件…</translation>
    </message>
    <message>
        <source>Write layers, groups and masks as PSD or, when large, PSB</source>
        <translation>把图层、图层组和蒙版写成 PSD，较大时写成 PSB</translation>
    </message>
    <message>
        <source>Export clip…</source>
        <translation>导出片段…</translation>
    </message>
    <message>
        <source>Write a clip: H.264, H.265, VP9, AV1, ProRes, PNG pictures, GIF</source>
        <translation>写出片段：H.264、H.265、VP9、AV1、ProRes、PNG 序列、GIF</translation>
    </message>
    <message>
        <source>Export this frame…</source>
        <translation>导出此帧…</translation>
    </message>
    <message>
        <source>Write the frame at the playhead as a picture</source>
        <translation>把播放头处的一帧写成图片</translation>
    </message>
    <message>
        <source>Revert…</source>
        <translation>还原…</translation>
    </message>
    <message>
        <source>Bring the picture back as its file has it; undo takes that back</source>
        <translation>将图片恢复为文件中的样子；可以撤销</translation>
    </message>
    <message>
        <source>Close document</source>
        <translation>关闭文档</translation>
    </message>
    <message>
        <source>Put this document away</source>
        <translation>收起此文档</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>下一个文档</translation>
    </message>
    <message>
        <source>Show the document of the next tab</source>
        <translation>显示下一个标签页的文档</translation>
    </message>
    <message>
        <source>Previous document</source>
        <translation>上一个文档</translation>
    </message>
    <message>
        <source>Show the document of the tab before</source>
        <translation>显示上一个标签页的文档</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Close Underpaint</source>
        <translation>关闭 Underpaint</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back the last step</source>
        <translation>撤回上一步</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Do the step again</source>
        <translation>重新执行该步骤</translation>
    </message>
    <message>
        <source>Clear history…</source>
        <translation>清除历史记录…</translation>
    </message>
    <message>
        <source>Forget all steps but the present one</source>
        <translation>除当前一步外，清除所有步骤</translation>
    </message>
    <message>
        <source>Find an action…</source>
        <translation>查找操作…</translation>
    </message>
    <message>
        <source>Search every action by its name</source>
        <translation>按名称搜索所有操作</translation>
    </message>
    <message>
        <source>New layer</source>
        <translation>新建图层</translation>
    </message>
    <message>
        <source>Add an empty layer above the active one</source>
        <translation>在当前图层之上添加空图层</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>新建图层组</translation>
    </message>
    <message>
        <source>Duplicate layer</source>
        <translation>复制图层</translation>
    </message>
    <message>
        <source>Rename layer</source>
        <translation>重命名图层</translation>
    </message>
    <message>
        <source>Give the active layer another name</source>
        <translation>为当前图层改名</translation>
    </message>
    <message>
        <source>Delete layer</source>
        <translation>删除图层</translation>
    </message>
    <message>
        <source>Merge down</source>
        <translation>向下合并</translation>
    </message>
    <message>
        <source>Add an empty group above the active layer</source>
        <translation>在当前图层之上添加空图层组</translation>
    </message>
    <message>
        <source>Group layers</source>
        <translation>图层编组</translation>
    </message>
    <message>
        <source>Put the chosen layers into a new group</source>
        <translation>把选中的图层放入新的图层组</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>取消图层编组</translation>
    </message>
    <message>
        <source>Put what the group holds in its place</source>
        <translation>用图层组里的内容取代该组</translation>
    </message>
    <message>
        <source>Copy the chosen layers</source>
        <translation>复制选中的图层</translation>
    </message>
    <message>
        <source>Layer via copy</source>
        <translation>通过复制新建图层</translation>
    </message>
    <message>
        <source>Copy what is masked into a layer of its own, or the whole layer</source>
        <translation>把蒙版覆盖的部分（或整个图层）复制成独立的图层</translation>
    </message>
    <message>
        <source>Layer via cut</source>
        <translation>通过剪切新建图层</translation>
    </message>
    <message>
        <source>Cut what is masked out into a layer of its own</source>
        <translation>把蒙版覆盖的部分剪切成独立的图层</translation>
    </message>
    <message>
        <source>Remove the chosen layers</source>
        <translation>移除选中的图层</translation>
    </message>
    <message>
        <source>Join the chosen layers, a group, or the active layer with the one below</source>
        <translation>合并选中的图层、图层组，或将当前图层与下方图层合并</translation>
    </message>
    <message>
        <source>Merge visible</source>
        <translation>合并可见图层</translation>
    </message>
    <message>
        <source>Join all layers that show into one</source>
        <translation>将所有可见的图层合并为一层</translation>
    </message>
    <message>
        <source>Stamp visible</source>
        <translation>盖印可见图层</translation>
    </message>
    <message>
        <source>Put all that shows into a new layer above the active one</source>
        <translation>把所有可见内容盖印到当前图层之上的新图层</translation>
    </message>
    <message>
        <source>Flatten picture</source>
        <translation>拼合图像</translation>
    </message>
    <message>
        <source>Join all visible layers into one</source>
        <translation>将所有可见图层合并为一层</translation>
    </message>
    <message>
        <source>Move layer up</source>
        <translation>上移图层</translation>
    </message>
    <message>
        <source>Put the active layer above its neighbour</source>
        <translation>将当前图层移到上一层之上</translation>
    </message>
    <message>
        <source>Move layer down</source>
        <translation>下移图层</translation>
    </message>
    <message>
        <source>Put the active layer below its neighbour</source>
        <translation>将当前图层移到下一层之下</translation>
    </message>
    <message>
        <source>Show layer</source>
        <translation>显示图层</translation>
    </message>
    <message>
        <source>Show or hide the active layer</source>
        <translation>显示或隐藏当前图层</translation>
    </message>
    <message>
        <source>Lock layer</source>
        <translation>锁定图层</translation>
    </message>
    <message>
        <source>Protect the active layer from changes</source>
        <translation>保护当前图层不被修改</translation>
    </message>
    <message>
        <source>Lock transparency</source>
        <translation>锁定透明度</translation>
    </message>
    <message>
        <source>Paint only where the active layer already has pixels</source>
        <translation>只在当前图层已有像素处绘制</translation>
    </message>
    <message>
        <source>Clip to the layer below</source>
        <translation>剪贴到下方图层</translation>
    </message>
    <message>
        <source>Show the active layer only where the one below has pixels</source>
        <translation>只在下方图层有像素处显示当前图层</translation>
    </message>
    <message>
        <source>Show alone</source>
        <translation>单独显示</translation>
    </message>
    <message>
        <source>Hide all other layers, or show them again (or Alt-click the eye)</source>
        <translation>隐藏其他所有图层，或重新显示（也可按住 Alt 点击眼睛图标）</translation>
    </message>
    <message>
        <source>Change recipe…</source>
        <translation>更改配方…</translation>
    </message>
    <message>
        <source>Take up what made the active layer again, and replace its pixels</source>
        <translation>重新调整生成当前图层的设置，并替换其像素</translation>
    </message>
    <message>
        <source>Add layer mask</source>
        <translation>添加图层蒙版</translation>
    </message>
    <message>
        <source>A mask for the active layer: what is masked shows, or all of it</source>
        <translation>为当前图层添加蒙版：显示蒙版覆盖的部分，没有则显示全部</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>A mask that hides nothing yet; paint black on it to hide</source>
        <translation>暂不隐藏任何内容的蒙版；在上面涂黑色即可隐藏</translation>
    </message>
    <message>
        <source>Hide all</source>
        <translation>隐藏全部</translation>
    </message>
    <message>
        <source>A mask that hides everything; paint white on it to show</source>
        <translation>隐藏所有内容的蒙版；在上面涂白色即可显示</translation>
    </message>
    <message>
        <source>From the mask</source>
        <translation>由蒙版建立</translation>
    </message>
    <message>
        <source>Select the layer mask</source>
        <translation>载入图层蒙版为选区</translation>
    </message>
    <message>
        <source>Mask what the layer&apos;s own mask shows (or Ctrl-click it in its row)</source>
        <translation>选中图层蒙版所显示的部分（也可按住 Ctrl 点击图层行中的蒙版）</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Take what is masked of the active layer, or the chosen layers, along</source>
        <translation>剪切当前图层中蒙版覆盖的部分，或选中的图层</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy what is masked of the active layer, or the chosen layers</source>
        <translation>复制当前图层中蒙版覆盖的部分，或选中的图层</translation>
    </message>
    <message>
        <source>Copy merged</source>
        <translation>合并复制</translation>
    </message>
    <message>
        <source>Copy what is masked of all that shows</source>
        <translation>复制所有可见内容中蒙版覆盖的部分</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Put the picture or the layers of the clipboard above the active layer</source>
        <translation>把剪贴板中的图片或图层放到当前图层之上</translation>
    </message>
    <message>
        <source>Show the active layer only where the mask is painted</source>
        <translation>只在蒙版涂过的地方显示当前图层</translation>
    </message>
    <message>
        <source>From transparency</source>
        <translation>由透明度建立</translation>
    </message>
    <message>
        <source>Take the transparency of the active layer as its mask</source>
        <translation>把当前图层的透明度转为它的图层蒙版</translation>
    </message>
    <message>
        <source>Paint on the layer mask</source>
        <translation>在图层蒙版上绘制</translation>
    </message>
    <message>
        <source>White shows, black and the eraser hide (or click the mask in its row)</source>
        <translation>白色显示，黑色和橡皮擦隐藏（也可点击图层行中的蒙版）</translation>
    </message>
    <message>
        <source>Look at the layer mask</source>
        <translation>查看图层蒙版</translation>
    </message>
    <message>
        <source>Show the mask in place of the picture (or Alt-click it in its row)</source>
        <translation>显示蒙版而不显示图片（也可按住 Alt 点击图层行中的蒙版）</translation>
    </message>
    <message>
        <source>Layer mask on</source>
        <translation>启用图层蒙版</translation>
    </message>
    <message>
        <source>Let the mask hide, or not for now (or Shift-click it in its row)</source>
        <translation>让蒙版起作用，或暂时停用（也可按住 Shift 点击图层行中的蒙版）</translation>
    </message>
    <message>
        <source>Mask moves along</source>
        <translation>链接图层蒙版</translation>
    </message>
    <message>
        <source>Move the mask together with its layer</source>
        <translation>让蒙版随图层一起移动</translation>
    </message>
    <message>
        <source>Invert layer mask</source>
        <translation>反相图层蒙版</translation>
    </message>
    <message>
        <source>Show what is hidden, hide what shows</source>
        <translation>显示隐藏的部分，隐藏显示的部分</translation>
    </message>
    <message>
        <source>Apply layer mask</source>
        <translation>应用图层蒙版</translation>
    </message>
    <message>
        <source>Take away for good what the mask hides</source>
        <translation>永久去掉蒙版隐藏的部分</translation>
    </message>
    <message>
        <source>Remove layer mask</source>
        <translation>移除图层蒙版</translation>
    </message>
    <message>
        <source>Show the whole active layer again</source>
        <translation>重新显示整个当前图层</translation>
    </message>
    <message>
        <source>Show mask</source>
        <translation>显示蒙版</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Rectangle select</source>
        <translation>矩形选框</translation>
    </message>
    <message>
        <source>Select a rectangle</source>
        <translation>选择一个矩形</translation>
    </message>
    <message>
        <source>Ellipse select</source>
        <translation>椭圆选框</translation>
    </message>
    <message>
        <source>Select an ellipse</source>
        <translation>选择一个椭圆</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Draw round what shall be selected</source>
        <translation>沿要选择的部分画一圈</translation>
    </message>
    <message>
        <source>Polygon lasso</source>
        <translation>多边形套索</translation>
    </message>
    <message>
        <source>Set corners round what shall be selected</source>
        <translation>在要选择的部分周围逐个设置角点</translation>
    </message>
    <message>
        <source>Magic wand</source>
        <translation>魔棒</translation>
    </message>
    <message>
        <source>Select what has the colour you click</source>
        <translation>选择与点击处颜色相同的部分</translation>
    </message>
    <message>
        <source>Smart select</source>
        <translation>智能选择</translation>
    </message>
    <message>
        <source>Drag a box round an object; it is found</source>
        <translation>在物体周围拖出方框，自动找到该物体</translation>
    </message>
    <message>
        <source>Quick mask</source>
        <translation>快速蒙版</translation>
    </message>
    <message>
        <source>Paint the selection with the mask brush, and back</source>
        <translation>切换到用蒙版画笔涂抹选区，再按返回</translation>
    </message>
    <message>
        <source>Show what is selected over the picture</source>
        <translation>在图片上显示选区</translation>
    </message>
    <message>
        <source>Mask as the tool needs it</source>
        <translation>按工具需要显示蒙版</translation>
    </message>
    <message>
        <source>The colour under the mask brush, ants under other tools</source>
        <translation>使用蒙版画笔时显示颜色，使用其他工具时显示蚂蚁线</translation>
    </message>
    <message>
        <source>Mask as marching ants</source>
        <translation>蒙版显示为蚂蚁线</translation>
    </message>
    <message>
        <source>A moving line round what is selected</source>
        <translation>选区周围的流动虚线</translation>
    </message>
    <message>
        <source>Mask as colour overlay</source>
        <translation>蒙版显示为颜色叠加</translation>
    </message>
    <message>
        <source>A colour over what is selected</source>
        <translation>在选区上覆盖一层颜色</translation>
    </message>
    <message>
        <source>Mask as ants and overlay</source>
        <translation>蒙版显示为蚂蚁线和颜色叠加</translation>
    </message>
    <message>
        <source>Both the line and the colour</source>
        <translation>同时显示虚线和颜色</translation>
    </message>
    <message>
        <source>Select the whole picture</source>
        <translation>选择整幅图片</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Select nothing any more</source>
        <translation>取消所有选择</translation>
    </message>
    <message>
        <source>Select again</source>
        <translation>重新选择</translation>
    </message>
    <message>
        <source>Bring back what was selected last</source>
        <translation>恢复上一次的选区</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>Select what is not selected, and the other way round</source>
        <translation>选中未选择的部分，反之亦然</translation>
    </message>
    <message>
        <source>Grow to similar</source>
        <translation>扩大选取</translation>
    </message>
    <message>
        <source>Select what has like colours round what is selected</source>
        <translation>选择选区周围颜色相近的部分</translation>
    </message>
    <message>
        <source>Select similar</source>
        <translation>选取相似</translation>
    </message>
    <message>
        <source>Select what has like colours anywhere in the picture</source>
        <translation>选择图片中所有颜色相近的部分</translation>
    </message>
    <message>
        <source>Grow selection…</source>
        <translation>扩展选区…</translation>
    </message>
    <message>
        <source>Widen what is selected by some pixels</source>
        <translation>将选区扩大若干像素</translation>
    </message>
    <message>
        <source>Shrink selection…</source>
        <translation>收缩选区…</translation>
    </message>
    <message>
        <source>Narrow what is selected by some pixels</source>
        <translation>将选区缩小若干像素</translation>
    </message>
    <message>
        <source>Feather selection…</source>
        <translation>羽化选区…</translation>
    </message>
    <message>
        <source>Soften the edge of what is selected</source>
        <translation>柔化选区边缘</translation>
    </message>
    <message>
        <source>Smooth selection…</source>
        <translation>平滑选区…</translation>
    </message>
    <message>
        <source>Round corners of what is selected and drop specks</source>
        <translation>圆滑选区的角并去除杂点</translation>
    </message>
    <message>
        <source>Border of selection…</source>
        <translation>选区边界…</translation>
    </message>
    <message>
        <source>Select only a band along the edge</source>
        <translation>只选择沿边缘的一条带</translation>
    </message>
    <message>
        <source>Colour range…</source>
        <translation>色彩范围…</translation>
    </message>
    <message>
        <source>Select by colours that you pick in the picture</source>
        <translation>按在图片中点取的颜色选择</translation>
    </message>
    <message>
        <source>Luminance range…</source>
        <translation>亮度范围…</translation>
    </message>
    <message>
        <source>Select what is bright, dark or between</source>
        <translation>选择亮部、暗部或中间部分</translation>
    </message>
    <message>
        <source>From layer transparency</source>
        <translation>由图层透明度建立选区</translation>
    </message>
    <message>
        <source>Select where the active layer has pixels</source>
        <translation>选择当前图层有像素的地方</translation>
    </message>
    <message>
        <source>New mask</source>
        <translation>新建蒙版</translation>
    </message>
    <message>
        <source>Keep several masks in one document</source>
        <translation>在一个文档中保存多个蒙版</translation>
    </message>
    <message>
        <source>Copy mask</source>
        <translation>复制蒙版</translation>
    </message>
    <message>
        <source>Keep what is selected as another mask</source>
        <translation>把选区另存为一个蒙版</translation>
    </message>
    <message>
        <source>Rename mask</source>
        <translation>重命名蒙版</translation>
    </message>
    <message>
        <source>Give the active mask another name</source>
        <translation>为当前蒙版改名</translation>
    </message>
    <message>
        <source>Delete mask</source>
        <translation>删除蒙版</translation>
    </message>
    <message>
        <source>Remove the active mask</source>
        <translation>移除当前蒙版</translation>
    </message>
    <message>
        <source>Load mask…</source>
        <translation>载入蒙版…</translation>
    </message>
    <message>
        <source>Read the mask from a grey picture</source>
        <translation>从灰度图片读取蒙版</translation>
    </message>
    <message>
        <source>Save mask…</source>
        <translation>保存蒙版…</translation>
    </message>
    <message>
        <source>Write the mask as a PNG picture</source>
        <translation>将蒙版写成 PNG 图片</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Show the picture larger</source>
        <translation>放大显示图片</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show the picture smaller</source>
        <translation>缩小显示图片</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>显示整张图片</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Show one pixel of the picture as one pixel of the screen</source>
        <translation>图片的一个像素对应屏幕的一个像素</translation>
    </message>
    <message>
        <source>Rotate view left</source>
        <translation>向左旋转视图</translation>
    </message>
    <message>
        <source>Turn the view, not the picture</source>
        <translation>只转动视图，不转动图片</translation>
    </message>
    <message>
        <source>Rotate view right</source>
        <translation>向右旋转视图</translation>
    </message>
    <message>
        <source>Reset rotation</source>
        <translation>重置旋转</translation>
    </message>
    <message>
        <source>Show the picture upright</source>
        <translation>将图片摆正显示</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原图对比</translation>
    </message>
    <message>
        <source>Show the picture as it was opened (or hold Tab)</source>
        <translation>显示刚打开时的图片（或按住 Tab）</translation>
    </message>
    <message>
        <source>Compare by a wipe</source>
        <translation>分界线对比</translation>
    </message>
    <message>
        <source>A line over the picture: before it left, after it right; drag it</source>
        <translation>图片上的一条分界线：左边为修改前，右边为修改后；可拖动</translation>
    </message>
    <message>
        <source>Turn the wipe</source>
        <translation>切换分界线方向</translation>
    </message>
    <message>
        <source>The line of the wipe upright or lying (or double-click it)</source>
        <translation>分界线竖直或水平（也可双击它）</translation>
    </message>
    <message>
        <source>Rulers</source>
        <translation>标尺</translation>
    </message>
    <message>
        <source>Rulers along the picture; guides are pulled out of them</source>
        <translation>图片边上的标尺；可从中拖出参考线</translation>
    </message>
    <message>
        <source>Guides</source>
        <translation>参考线</translation>
    </message>
    <message>
        <source>Show the guides; with the move tool, or Ctrl, they are dragged</source>
        <translation>显示参考线；用移动工具或按住 Ctrl 可拖动它们</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Squares over the picture, as large as the preferences say</source>
        <translation>图片上的方格，大小由首选项决定</translation>
    </message>
    <message>
        <source>Pixel grid</source>
        <translation>像素网格</translation>
    </message>
    <message>
        <source>Lines between the pixels above 800 %</source>
        <translation>放大超过 800 % 时显示像素之间的线</translation>
    </message>
    <message>
        <source>New guide…</source>
        <translation>新建参考线…</translation>
    </message>
    <message>
        <source>Put a guide exactly where it should be</source>
        <translation>把参考线放到精确的位置</translation>
    </message>
    <message>
        <source>Remove all guides</source>
        <translation>清除所有参考线</translation>
    </message>
    <message>
        <source>Take every guide away</source>
        <translation>移除每一条参考线</translation>
    </message>
    <message>
        <source>Snap to lines</source>
        <translation>吸附</translation>
    </message>
    <message>
        <source>Drags on the canvas keep to lines that are near</source>
        <translation>在画布上拖动时贴合附近的线</translation>
    </message>
    <message>
        <source>Snap to guides</source>
        <translation>吸附到参考线</translation>
    </message>
    <message>
        <source>Keep to guides, where they are shown</source>
        <translation>显示参考线时贴合参考线</translation>
    </message>
    <message>
        <source>Snap to the grid</source>
        <translation>吸附到网格</translation>
    </message>
    <message>
        <source>Keep to the grid, where it is shown</source>
        <translation>显示网格时贴合网格</translation>
    </message>
    <message>
        <source>Snap to the picture</source>
        <translation>吸附到图片</translation>
    </message>
    <message>
        <source>Keep to the picture&apos;s edges and middle</source>
        <translation>贴合图片的边缘和中线</translation>
    </message>
    <message>
        <source>Snap to layers</source>
        <translation>吸附到图层</translation>
    </message>
    <message>
        <source>Keep to edges and middles of the layers that are visible</source>
        <translation>贴合可见图层的边缘和中线</translation>
    </message>
    <message>
        <source>Snap to the selection</source>
        <translation>吸附到选区</translation>
    </message>
    <message>
        <source>Keep to what the mask covers</source>
        <translation>贴合蒙版覆盖的部分</translation>
    </message>
    <message>
        <source>Show what the engine sees</source>
        <translation>显示引擎所见范围</translation>
    </message>
    <message>
        <source>A box round the mask; drag its edges to show more or less</source>
        <translation>蒙版周围的方框；拖动边缘可扩大或缩小范围</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>占用整个屏幕</translation>
    </message>
    <message>
        <source>Heal</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Fill what the mask covers in a new layer</source>
        <translation>在新图层中填补蒙版覆盖的部分</translation>
    </message>
    <message>
        <source>Heal the whole clip</source>
        <translation>修复整个片段</translation>
    </message>
    <message>
        <source>Fill what the mask covers in every frame, in a new layer</source>
        <translation>在每一帧中填补蒙版覆盖的部分，结果为新图层</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>End the running job, or discard the answers</source>
        <translation>结束正在运行的任务，或放弃候选结果</translation>
    </message>
    <message>
        <source>Next answer</source>
        <translation>下一个结果</translation>
    </message>
    <message>
        <source>Show the next answer on the canvas</source>
        <translation>在画布上显示下一个结果</translation>
    </message>
    <message>
        <source>Previous answer</source>
        <translation>上一个结果</translation>
    </message>
    <message>
        <source>Show the answer before</source>
        <translation>显示前一个结果</translation>
    </message>
    <message>
        <source>Keep this answer</source>
        <translation>采用此结果</translation>
    </message>
    <message>
        <source>Put the answer shown into the document</source>
        <translation>将显示的结果放入文档</translation>
    </message>
    <message>
        <source>Mix answers</source>
        <translation>混合结果</translation>
    </message>
    <message>
        <source>Paint which of the answers shows where</source>
        <translation>涂抹以指定各处显示哪个结果</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Choose a painting, or any picture, whose manner is taken</source>
        <translation>选择一幅画或任意图片，采用它的画法</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Turn the picture into another kind, or give it a smile or glasses</source>
        <translation>把图片变成另一类，或为它添上微笑或眼镜</translation>
    </message>
    <message>
        <source>New random seed</source>
        <translation>新的随机种子</translation>
    </message>
    <message>
        <source>Other seeds give other answers</source>
        <translation>不同的种子得到不同的结果</translation>
    </message>
    <message>
        <source>Use my picture</source>
        <translation>使用我的图片</translation>
    </message>
    <message>
        <source>Put a square over a face; the sliders then change it</source>
        <translation>在脸上放一个方框；随后用滑块改变它</translation>
    </message>
    <message>
        <source>Other variations</source>
        <translation>其他变体</translation>
    </message>
    <message>
        <source>Draw the next sixteen (R where variations or sliders have the keyboard)</source>
        <translation>绘制接下来的十六个（变体或滑块获得键盘焦点时按 R）</translation>
    </message>
    <message>
        <source>Reset all sliders</source>
        <translation>重置所有滑块</translation>
    </message>
    <message>
        <source>Draw the portrait as it was before any slider was moved</source>
        <translation>把肖像画回移动滑块之前的样子</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>素材库</translation>
    </message>
    <message>
        <source>Your boards of pictures and clips, and the series made for them</source>
        <translation>你的图片与片段画板，以及为它们生成的系列</translation>
    </message>
    <message>
        <source>New training</source>
        <translation>新建训练</translation>
    </message>
    <message>
        <source>Learn from a folder of pictures</source>
        <translation>从一个图片文件夹学习</translation>
    </message>
    <message>
        <source>Pause or go on</source>
        <translation>暂停或继续</translation>
    </message>
    <message>
        <source>Let the training that is shown wait, or go on</source>
        <translation>让所示的训练任务等待或继续</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>停止训练</translation>
    </message>
    <message>
        <source>Save and end the training that is shown; it can go on later</source>
        <translation>保存并结束所示的训练任务；以后可以继续</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play or stay (tap Space)</source>
        <translation>播放或停留（轻按空格）</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>倒放</translation>
    </message>
    <message>
        <source>Once more: twice as fast</source>
        <translation>再按一次：速度加倍</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>Held with J or L: slow motion</source>
        <translation>与 J 或 L 同按：慢动作</translation>
    </message>
    <message>
        <source>Play forwards</source>
        <translation>正放</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>上一帧</translation>
    </message>
    <message>
        <source>One frame back (Left)</source>
        <translation>后退一帧（左方向键）</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>下一帧</translation>
    </message>
    <message>
        <source>One frame on (Right)</source>
        <translation>前进一帧（右方向键）</translation>
    </message>
    <message>
        <source>One second back</source>
        <translation>后退一秒</translation>
    </message>
    <message>
        <source>Show what was a second before</source>
        <translation>显示一秒之前的画面</translation>
    </message>
    <message>
        <source>One second on</source>
        <translation>前进一秒</translation>
    </message>
    <message>
        <source>Show what comes a second later</source>
        <translation>显示一秒之后的画面</translation>
    </message>
    <message>
        <source>To the edge before</source>
        <translation>到前一个边界</translation>
    </message>
    <message>
        <source>Where a bar, key, marker or mark lies before the playhead</source>
        <translation>播放头之前的片段条、关键帧、标记或入出点</translation>
    </message>
    <message>
        <source>To the next edge</source>
        <translation>到后一个边界</translation>
    </message>
    <message>
        <source>Where a bar, key, marker or mark lies after the playhead</source>
        <translation>播放头之后的片段条、关键帧、标记或入出点</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>到开头</translation>
    </message>
    <message>
        <source>Show the first frame</source>
        <translation>显示第一帧</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>到结尾</translation>
    </message>
    <message>
        <source>Show the last frame</source>
        <translation>显示最后一帧</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Begin anew at the end</source>
        <translation>到结尾后从头再来</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Play without sound</source>
        <translation>播放时没有声音</translation>
    </message>
    <message>
        <source>In point here</source>
        <translation>在此设入点</translation>
    </message>
    <message>
        <source>Loop and export begin at the playhead (I on the timeline)</source>
        <translation>循环和导出从播放头开始（时间轴上按 I）</translation>
    </message>
    <message>
        <source>Out point here</source>
        <translation>在此设出点</translation>
    </message>
    <message>
        <source>Loop and export end at the playhead (O on the timeline)</source>
        <translation>循环和导出到播放头为止（时间轴上按 O）</translation>
    </message>
    <message>
        <source>Clear in and out</source>
        <translation>清除入出点</translation>
    </message>
    <message>
        <source>Loop and export everything</source>
        <translation>循环和导出全部内容</translation>
    </message>
    <message>
        <source>Add marker</source>
        <translation>添加标记</translation>
    </message>
    <message>
        <source>A place worth finding again (M on the timeline)</source>
        <translation>值得再找到的位置（时间轴上按 M）</translation>
    </message>
    <message>
        <source>End here</source>
        <translation>到此为止</translation>
    </message>
    <message>
        <source>The frame at the playhead becomes the last one of the document</source>
        <translation>播放头处的一帧成为文档的最后一帧</translation>
    </message>
    <message>
        <source>Split at the playhead</source>
        <translation>在播放头处分割</translation>
    </message>
    <message>
        <source>Cut the active layer&apos;s bar in two</source>
        <translation>把当前图层的片段条切成两段</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>吸附</translation>
    </message>
    <message>
        <source>Drags keep to playhead, markers and ends (Shift: not now)</source>
        <translation>拖动时贴合播放头、标记和端点（按住 Shift 暂时不贴合）</translation>
    </message>
    <message>
        <source>Zoom timeline in</source>
        <translation>放大时间轴</translation>
    </message>
    <message>
        <source>Show fewer frames (Ctrl and wheel on the timeline)</source>
        <translation>显示更少的帧（时间轴上 Ctrl 加滚轮）</translation>
    </message>
    <message>
        <source>Zoom timeline out</source>
        <translation>缩小时间轴</translation>
    </message>
    <message>
        <source>Show more frames (Ctrl and wheel on the timeline)</source>
        <translation>显示更多的帧（时间轴上 Ctrl 加滚轮）</translation>
    </message>
    <message>
        <source>Fit timeline</source>
        <translation>适配时间轴</translation>
    </message>
    <message>
        <source>Show all frames</source>
        <translation>显示所有帧</translation>
    </message>
    <message>
        <source>Mask brush</source>
        <translation>蒙版画笔</translation>
    </message>
    <message>
        <source>Paint over what should change</source>
        <translation>涂抹需要改变的地方</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Paint with colour on the active layer</source>
        <translation>在当前图层上用颜色绘画</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮擦</translation>
    </message>
    <message>
        <source>Erase on the active layer</source>
        <translation>在当前图层上擦除</translation>
    </message>
    <message>
        <source>Smudge</source>
        <translation>涂抹</translation>
    </message>
    <message>
        <source>Smear colours with a finger, dry or wet</source>
        <translation>用手指抹开颜色，干或湿</translation>
    </message>
    <message>
        <source>Clone stamp</source>
        <translation>仿制图章</translation>
    </message>
    <message>
        <source>Paint with pixels of another place (Alt-click says which)</source>
        <translation>用另一处的像素绘画（按住 Alt 点击指定取样处）</translation>
    </message>
    <message>
        <source>Healing brush</source>
        <translation>修复画笔</translation>
    </message>
    <message>
        <source>Paint over a fault; it is filled as soon as the pen is lifted</source>
        <translation>涂抹瑕疵；抬笔后立即填补</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Fill an area of one colour (right button: the second colour)</source>
        <translation>填充颜色相近的区域（右键：第二颜色）</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>渐变</translation>
    </message>
    <message>
        <source>Drag a line along which colours run into each other</source>
        <translation>拖出一条线，颜色沿线过渡</translation>
    </message>
    <message>
        <source>Eyedropper</source>
        <translation>吸管</translation>
    </message>
    <message>
        <source>Take a colour from the picture</source>
        <translation>从图片中取色</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Drag the active layer</source>
        <translation>拖动当前图层</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Drag the view (or hold Space)</source>
        <translation>拖动视图（或按住空格键）</translation>
    </message>
    <message>
        <source>Heal the stroke again</source>
        <translation>重新修复该笔触</translation>
    </message>
    <message>
        <source>Fill the last stroke of the healing brush by another seed</source>
        <translation>用另一个种子重新填充修复画笔的最后一笔</translation>
    </message>
    <message>
        <source>Fill with the colour</source>
        <translation>用颜色填充</translation>
    </message>
    <message>
        <source>Fill the mask, or the whole layer where nothing is masked</source>
        <translation>填充蒙版覆盖的部分；没有蒙版则填充整个图层</translation>
    </message>
    <message>
        <source>Fill with the second colour</source>
        <translation>用第二颜色填充</translation>
    </message>
    <message>
        <source>Clear pixels</source>
        <translation>清除像素</translation>
    </message>
    <message>
        <source>Make transparent what is masked, or the whole layer</source>
        <translation>使蒙版覆盖的部分或整个图层变为透明</translation>
    </message>
    <message>
        <source>Swap colours</source>
        <translation>交换颜色</translation>
    </message>
    <message>
        <source>Paint with the second colour (or X on the canvas)</source>
        <translation>改用第二颜色绘画（或在画布上按 X）</translation>
    </message>
    <message>
        <source>Colours: black and white</source>
        <translation>颜色：黑与白</translation>
    </message>
    <message>
        <source>Paint with black; white is the second colour</source>
        <translation>用黑色绘画；第二颜色为白色</translation>
    </message>
    <message>
        <source>Brush settings</source>
        <translation>画笔设置</translation>
    </message>
    <message>
        <source>Tip, spacing, scatter, paper, pressure, smoothing, symmetry</source>
        <translation>笔尖、间距、散布、纸纹、压感、平滑、对称</translation>
    </message>
    <message>
        <source>Palette at the pen</source>
        <translation>笔旁调色板</translation>
    </message>
    <message>
        <source>Colours, size and brushes where the pointer is</source>
        <translation>在指针处显示颜色、大小和画笔</translation>
    </message>
    <message>
        <source>Symmetric painting</source>
        <translation>对称绘画</translation>
    </message>
    <message>
        <source>Paint in several places at once</source>
        <translation>同时在多处绘画</translation>
    </message>
    <message>
        <source>Axis to the middle</source>
        <translation>对称轴居中</translation>
    </message>
    <message>
        <source>Put the axis of symmetric painting back into the middle</source>
        <translation>把对称绘画的轴放回中间</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>绘画</translation>
    </message>
    <message>
        <source>Canvas and panels</source>
        <translation>画布与面板</translation>
    </message>
    <message>
        <source>Latents</source>
        <translation>潜空间</translation>
    </message>
    <message>
        <source>Portraits out of nothing, and sliders that change them</source>
        <translation>凭空生成肖像，并用滑块改变它们</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Canvas, panels and the timeline</source>
        <translation>画布、面板与时间轴</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Models of your own, out of folders of pictures</source>
        <translation>用图片文件夹训练自己的模型</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>Put all panels back where they were at first</source>
        <translation>将所有面板放回最初的位置</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>键盘快捷键…</translation>
    </message>
    <message>
        <source>Every key, to look up, to change and to print</source>
        <translation>查看、更改和打印所有快捷键</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>首选项…</translation>
    </message>
    <message>
        <source>Language, canvas, performance, pen and files, in plain words</source>
        <translation>语言、画布、性能、画笔和文件，简明易懂</translation>
    </message>
    <message>
        <source>Save layout…</source>
        <translation>保存布局…</translation>
    </message>
    <message>
        <source>Keep how the panels stand now under a name</source>
        <translation>把面板现在的排列命名保存</translation>
    </message>
    <message>
        <source>Lock layout</source>
        <translation>锁定布局</translation>
    </message>
    <message>
        <source>Let no panel be dragged away by accident</source>
        <translation>防止面板被意外拖走</translation>
    </message>
    <message>
        <source>Hide all panels</source>
        <translation>隐藏所有面板</translation>
    </message>
    <message>
        <source>Nothing but the picture; once more brings them back</source>
        <translation>只显示图片；再按一次恢复面板</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>窗口的下一部分</translation>
    </message>
    <message>
        <source>Give the keyboard to the next bar or panel, or to the canvas</source>
        <translation>将键盘焦点交给下一个工具栏、面板或画布</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>窗口的上一部分</translation>
    </message>
    <message>
        <source>Give the keyboard to the bar or panel before</source>
        <translation>将键盘焦点交给上一个工具栏或面板</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门三步</translation>
    </message>
    <message>
        <source>Three steps that heal a picture</source>
        <translation>三步修复一张图片</translation>
    </message>
    <message>
        <source>About Underpaint</source>
        <translation>关于 Underpaint</translation>
    </message>
    <message>
        <source>Version, licence and the engine in use</source>
        <translation>版本、许可和正在使用的引擎</translation>
    </message>
    <message>
        <source>Brightness and contrast…</source>
        <translation>亮度/对比度…</translation>
    </message>
    <message>
        <source>Darken, lighten, flatten or stretch all below</source>
        <translation>使下方所有图层变暗、变亮，或降低、增强对比</translation>
    </message>
    <message>
        <source>Levels…</source>
        <translation>色阶…</translation>
    </message>
    <message>
        <source>Set where black and white begin, by the histogram</source>
        <translation>参照直方图设定黑场和白场</translation>
    </message>
    <message>
        <source>Curves…</source>
        <translation>曲线…</translation>
    </message>
    <message>
        <source>Bend light and dark, and each channel, along a curve</source>
        <translation>用曲线调整明暗和各个通道</translation>
    </message>
    <message>
        <source>Exposure…</source>
        <translation>曝光度…</translation>
    </message>
    <message>
        <source>More or less light, in stops</source>
        <translation>增减光量，以挡为单位</translation>
    </message>
    <message>
        <source>Hue and saturation…</source>
        <translation>色相/饱和度…</translation>
    </message>
    <message>
        <source>Turn hues, strengthen colours, or make all one hue</source>
        <translation>转动色相、增强颜色，或统一为一种色相</translation>
    </message>
    <message>
        <source>Colour balance…</source>
        <translation>色彩平衡…</translation>
    </message>
    <message>
        <source>Shift the colours of shadows, midtones and highlights</source>
        <translation>偏移阴影、中间调和高光的颜色</translation>
    </message>
    <message>
        <source>White balance…</source>
        <translation>白平衡…</translation>
    </message>
    <message>
        <source>Make the light warmer or colder, or click what should be grey</source>
        <translation>使光线变暖或变冷，或点击应为灰色的地方</translation>
    </message>
    <message>
        <source>Vibrance…</source>
        <translation>自然饱和度…</translation>
    </message>
    <message>
        <source>Strengthen dull colours more than strong ones</source>
        <translation>对暗淡颜色的增强多于鲜艳颜色</translation>
    </message>
    <message>
        <source>Black and white…</source>
        <translation>黑白…</translation>
    </message>
    <message>
        <source>Say how light each colour becomes</source>
        <translation>指定每种颜色变得多亮</translation>
    </message>
    <message>
        <source>Channel mixer…</source>
        <translation>通道混合器…</translation>
    </message>
    <message>
        <source>Mix each channel from the three</source>
        <translation>由三个通道混合出每个通道</translation>
    </message>
    <message>
        <source>Gradient map…</source>
        <translation>渐变映射…</translation>
    </message>
    <message>
        <source>Give dark and light the colours of a gradient</source>
        <translation>把明暗映射为渐变的颜色</translation>
    </message>
    <message>
        <source>Invert colours</source>
        <translation>反相</translation>
    </message>
    <message>
        <source>Make a negative of all below</source>
        <translation>使下方所有图层变为负片</translation>
    </message>
    <message>
        <source>Posterise…</source>
        <translation>色调分离…</translation>
    </message>
    <message>
        <source>A few even steps instead of smooth shades</source>
        <translation>用少数均匀的色阶代替平滑过渡</translation>
    </message>
    <message>
        <source>Threshold…</source>
        <translation>阈值…</translation>
    </message>
    <message>
        <source>Black and white, nothing between</source>
        <translation>只有黑白，没有中间调</translation>
    </message>
    <message>
        <source>Blur…</source>
        <translation>模糊…</translation>
    </message>
    <message>
        <source>Soften all below</source>
        <translation>柔化下方所有图层</translation>
    </message>
    <message>
        <source>Sharpen…</source>
        <translation>锐化…</translation>
    </message>
    <message>
        <source>Raise the edges of all below</source>
        <translation>增强下方所有图层的边缘</translation>
    </message>
    <message>
        <source>Noise…</source>
        <translation>杂色…</translation>
    </message>
    <message>
        <source>Lay grain over all below</source>
        <translation>给下方所有图层加上颗粒</translation>
    </message>
    <message>
        <source>Reset the adjustment</source>
        <translation>重置调整</translation>
    </message>
    <message>
        <source>Take the adjustment back to where it began</source>
        <translation>把调整恢复到初始状态</translation>
    </message>
    <message>
        <source>8 bits a channel</source>
        <translation>8 位/通道</translation>
    </message>
    <message>
        <source>256 steps from black to white: small, enough for most pictures</source>
        <translation>从黑到白 256 级：文件小，对多数图片足够</translation>
    </message>
    <message>
        <source>16 bits a channel</source>
        <translation>16 位/通道</translation>
    </message>
    <message>
        <source>65,536 steps: smooth skies and strong corrections without bands</source>
        <translation>65,536 级：天空平滑，大幅校正也没有色带</translation>
    </message>
    <message>
        <source>Assign colour profile…</source>
        <translation>指定颜色配置文件…</translation>
    </message>
    <message>
        <source>The same numbers in another space: the picture looks different</source>
        <translation>数值不变，换一个色彩空间：图片外观改变</translation>
    </message>
    <message>
        <source>Convert to colour profile…</source>
        <translation>转换为颜色配置文件…</translation>
    </message>
    <message>
        <source>Other numbers in another space: the picture looks the same</source>
        <translation>换一个色彩空间并换算数值：图片外观不变</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>变换</translation>
    </message>
    <message>
        <source>Scale, turn, skew or bend the layer, or what is selected of it</source>
        <translation>缩放、旋转、斜切或弯曲图层，或其中选中的部分</translation>
    </message>
    <message>
        <source>Crop and straighten</source>
        <translation>裁剪与拉直</translation>
    </message>
    <message>
        <source>Cut the picture, level it, or give it more room</source>
        <translation>裁剪图片、校正水平，或扩大画面</translation>
    </message>
    <message>
        <source>Transform selection</source>
        <translation>变换选区</translation>
    </message>
    <message>
        <source>Scale, turn, skew or bend the selection itself</source>
        <translation>缩放、旋转、斜切或弯曲选区本身</translation>
    </message>
    <message>
        <source>Transform again</source>
        <translation>再次变换</translation>
    </message>
    <message>
        <source>Do the last transform once more</source>
        <translation>再次执行上一次变换</translation>
    </message>
    <message>
        <source>Image size…</source>
        <translation>图像大小…</translation>
    </message>
    <message>
        <source>Give the picture another number of pixels</source>
        <translation>改变图片的像素数</translation>
    </message>
    <message>
        <source>Canvas size…</source>
        <translation>画布大小…</translation>
    </message>
    <message>
        <source>Add room round the picture, or cut some off</source>
        <translation>在图片周围增加空间，或裁掉一部分</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <source>Turn the picture by 90° clockwise</source>
        <translation>把图片顺时针旋转 90°</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>Turn the picture by 90° anticlockwise</source>
        <translation>把图片逆时针旋转 90°</translation>
    </message>
    <message>
        <source>Turn over</source>
        <translation>旋转 180°</translation>
    </message>
    <message>
        <source>Turn the picture by 180°</source>
        <translation>把图片旋转 180°</translation>
    </message>
    <message>
        <source>Turn by an angle…</source>
        <translation>任意角度…</translation>
    </message>
    <message>
        <source>Turn the picture by any angle</source>
        <translation>把图片旋转任意角度</translation>
    </message>
    <message>
        <source>Mirror left and right</source>
        <translation>水平翻转</translation>
    </message>
    <message>
        <source>Mirror the picture left to right</source>
        <translation>左右镜像图片</translation>
    </message>
    <message>
        <source>Mirror top and bottom</source>
        <translation>垂直翻转</translation>
    </message>
    <message>
        <source>Mirror the picture top to bottom</source>
        <translation>上下镜像图片</translation>
    </message>
    <message>
        <source>Crop to selection</source>
        <translation>裁剪到选区</translation>
    </message>
    <message>
        <source>Cut the picture to what is selected</source>
        <translation>把图片裁剪到选区</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>裁切</translation>
    </message>
    <message>
        <source>Cut off transparent borders</source>
        <translation>裁掉透明的边缘</translation>
    </message>
    <message>
        <source>Reveal all</source>
        <translation>显示全部内容</translation>
    </message>
    <message>
        <source>Enlarge the canvas to all that layers hold beyond it</source>
        <translation>扩大画布以容纳图层中超出画布的内容</translation>
    </message>
    <message>
        <source>Mirror layer left and right</source>
        <translation>水平翻转图层</translation>
    </message>
    <message>
        <source>Mirror the layer, or what is selected of it</source>
        <translation>镜像图层，或其中选中的部分</translation>
    </message>
    <message>
        <source>Mirror layer top and bottom</source>
        <translation>垂直翻转图层</translation>
    </message>
    <message>
        <source>Turn layer right</source>
        <translation>向右旋转图层</translation>
    </message>
    <message>
        <source>Turn the layer by 90°, or what is selected of it</source>
        <translation>把图层或其中选中的部分旋转 90°</translation>
    </message>
    <message>
        <source>Turn layer left</source>
        <translation>向左旋转图层</translation>
    </message>
</context>
<context>
    <name>AdjustCommands</name>
    <message>
        <source>There is no colour there; click on the picture.</source>
        <translation>那里没有颜色；请点击图片。</translation>
    </message>
</context>
<context>
    <name>AdjustPanel</name>
    <message>
        <source>Show the picture without it</source>
        <translation>显示没有此调整的图片</translation>
    </message>
    <message>
        <source>Reset the adjustment</source>
        <translation>重置调整</translation>
    </message>
</context>
<context>
    <name>Adjusting</name>
    <message>
        <source>Adjust</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Pick grey</source>
        <translation>选取灰点</translation>
    </message>
    <message>
        <source>Click on the picture what should be without colour.</source>
        <translation>请在图片上点击应当没有颜色的地方。</translation>
    </message>
    <message>
        <source>Black to white</source>
        <translation>黑到白</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>棕褐色</translation>
    </message>
    <message>
        <source>Blueprint</source>
        <translation>蓝图</translation>
    </message>
    <message>
        <source>Teal and orange</source>
        <translation>青橙</translation>
    </message>
    <message>
        <source>Embers</source>
        <translation>余烬</translation>
    </message>
    <message>
        <source>Violet dusk</source>
        <translation>紫色黄昏</translation>
    </message>
    <message>
        <source>Brightness and contrast</source>
        <translation>亮度/对比度</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>色阶</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>曝光度</translation>
    </message>
    <message>
        <source>Hue and saturation</source>
        <translation>色相/饱和度</translation>
    </message>
    <message>
        <source>Colour balance</source>
        <translation>色彩平衡</translation>
    </message>
    <message>
        <source>White balance</source>
        <translation>白平衡</translation>
    </message>
    <message>
        <source>Vibrance</source>
        <translation>自然饱和度</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>黑白</translation>
    </message>
    <message>
        <source>Channel mixer</source>
        <translation>通道混合器</translation>
    </message>
    <message>
        <source>Gradient map</source>
        <translation>渐变映射</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反相</translation>
    </message>
    <message>
        <source>Posterise</source>
        <translation>色调分离</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>杂色</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑场</translation>
    </message>
    <message>
        <source>This value and darker become black</source>
        <translation>此值及更暗的值变为黑色</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中间调</translation>
    </message>
    <message>
        <source>Above 1 lightens what lies between</source>
        <translation>大于 1 时使中间部分变亮</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白场</translation>
    </message>
    <message>
        <source>This value and lighter become white</source>
        <translation>此值及更亮的值变为白色</translation>
    </message>
    <message>
        <source>Black becomes</source>
        <translation>黑色变为</translation>
    </message>
    <message>
        <source>How dark black is then</source>
        <translation>黑色变得多暗</translation>
    </message>
    <message>
        <source>White becomes</source>
        <translation>白色变为</translation>
    </message>
    <message>
        <source>How light white is then</source>
        <translation>白色变得多亮</translation>
    </message>
    <message>
        <source>Cyan – red</source>
        <translation>青色 – 红色</translation>
    </message>
    <message>
        <source>Less or more red</source>
        <translation>减少或增加红色</translation>
    </message>
    <message>
        <source>Magenta – green</source>
        <translation>洋红 – 绿色</translation>
    </message>
    <message>
        <source>Less or more green</source>
        <translation>减少或增加绿色</translation>
    </message>
    <message>
        <source>Yellow – blue</source>
        <translation>黄色 – 蓝色</translation>
    </message>
    <message>
        <source>Less or more blue</source>
        <translation>减少或增加蓝色</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>色相</translation>
    </message>
    <message>
        <source>Turn these colours round the circle</source>
        <translation>在色环上转动这些颜色</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>Less or more of these colours</source>
        <translation>减弱或增强这些颜色</translation>
    </message>
    <message>
        <source>Lightness</source>
        <translation>明度</translation>
    </message>
    <message>
        <source>Darken or lighten these colours</source>
        <translation>使这些颜色变暗或变亮</translation>
    </message>
    <message>
        <source>How much of red goes in</source>
        <translation>混入多少红色</translation>
    </message>
    <message>
        <source>How much of green goes in</source>
        <translation>混入多少绿色</translation>
    </message>
    <message>
        <source>How much of blue goes in</source>
        <translation>混入多少蓝色</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>常数</translation>
    </message>
    <message>
        <source>What is added everywhere</source>
        <translation>各处统一增加的量</translation>
    </message>
    <message>
        <source>Less or more colour</source>
        <translation>减弱或增强颜色</translation>
    </message>
    <message>
        <source>Reds</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Yellows</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Greens</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Cyans</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>Blues</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Magentas</source>
        <translation>洋红</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Darken or lighten; black and white stay</source>
        <translation>变暗或变亮；黑与白保持不变</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Flatten or stretch about middle grey</source>
        <translation>以中灰为中心降低或增强对比</translation>
    </message>
    <message>
        <source>In stops: 1 is twice the light</source>
        <translation>以挡为单位：1 为两倍光量</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>位移</translation>
    </message>
    <message>
        <source>Light added everywhere: shadows first</source>
        <translation>各处增加的光：首先影响阴影</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>灰度系数</translation>
    </message>
    <message>
        <source>Above 1 lightens what lies between black and white</source>
        <translation>大于 1 时使黑白之间的部分变亮</translation>
    </message>
    <message>
        <source>Turn all colours round the circle</source>
        <translation>在色环上转动所有颜色</translation>
    </message>
    <message>
        <source>Towards black or white</source>
        <translation>趋向黑色或白色</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>阴影</translation>
    </message>
    <message>
        <source>Midtones</source>
        <translation>中间调</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>高光</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>色温</translation>
    </message>
    <message>
        <source>Colder or warmer light</source>
        <translation>更冷或更暖的光线</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>色调</translation>
    </message>
    <message>
        <source>Towards green or magenta</source>
        <translation>偏向绿色或洋红</translation>
    </message>
    <message>
        <source>Less or more colour, dull colours most</source>
        <translation>减弱或增强颜色，暗淡颜色变化最大</translation>
    </message>
    <message>
        <source>How light these colours become</source>
        <translation>这些颜色变得多亮</translation>
    </message>
    <message>
        <source>Steps that each channel has</source>
        <translation>每个通道的级数</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>色阶</translation>
    </message>
    <message>
        <source>As light as that, or lighter, becomes white</source>
        <translation>与此值同亮或更亮的变为白色</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>How far the blur goes</source>
        <translation>模糊的范围</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>How much edges are raised</source>
        <translation>边缘增强的程度</translation>
    </message>
    <message>
        <source>How wide edges are</source>
        <translation>边缘的宽度</translation>
    </message>
    <message>
        <source>Smaller differences stay as they are</source>
        <translation>更小的差异保持不变</translation>
    </message>
    <message>
        <source>How strong the grain is</source>
        <translation>颗粒的强度</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Another number gives another grain</source>
        <translation>换一个数字得到另一种颗粒</translation>
    </message>
    <message>
        <source>Colourise</source>
        <translation>着色</translation>
    </message>
    <message>
        <source>One hue for all; saturation 0 is half of the greatest</source>
        <translation>全部统一为一种色相；饱和度 0 为最大值的一半</translation>
    </message>
    <message>
        <source>Keep lightness</source>
        <translation>保留明度</translation>
    </message>
    <message>
        <source>Change the colours without darkening or lightening</source>
        <translation>改变颜色而不变暗或变亮</translation>
    </message>
    <message>
        <source>Monochrome</source>
        <translation>单色</translation>
    </message>
    <message>
        <source>All three channels as the red one says</source>
        <translation>三个通道都按红色通道的设置</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>Dark parts take the colours at the right</source>
        <translation>暗部取右端的颜色</translation>
    </message>
    <message>
        <source>The same grain in all channels</source>
        <translation>所有通道使用相同的颗粒</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>seam {percent:.2f} %</source>
        <translation>接缝 {percent:.2f} %</translation>
    </message>
</context>
<context>
    <name>AnswersStrip</name>
    <message>
        <source>Answers</source>
        <translation>结果数</translation>
    </message>
    <message>
        <source>Choose an answer</source>
        <translation>选择一个结果</translation>
    </message>
    <message>
        <source>← → flip, Enter keeps, Esc discards</source>
        <translation>← → 翻看，Enter 采用，Esc 放弃</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Keep this answer</source>
        <translation>采用此结果</translation>
    </message>
    <message>
        <source>Put the answer shown into the document (Enter)</source>
        <translation>将显示的结果放入文档（Enter）</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Discard all answers</source>
        <translation>放弃所有结果</translation>
    </message>
    <message>
        <source>Take none of them; the mask stays (Esc)</source>
        <translation>一个都不采用；蒙版保留（Esc）</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Mix answers</source>
        <translation>混合结果</translation>
    </message>
    <message>
        <source>Paint which of the answers shows where</source>
        <translation>涂抹以指定各处显示哪个结果</translation>
    </message>
    <message>
        <source>Paint the marked answer</source>
        <translation>涂抹标记的结果</translation>
    </message>
    <message>
        <source>Seams find their own way. Enter keeps the mix, Esc leaves it.</source>
        <translation>接缝自动寻找路径。Enter 采用混合结果，Esc 放弃。</translation>
    </message>
    <message>
        <source>Previous answer</source>
        <translation>上一个结果</translation>
    </message>
    <message>
        <source>Next answer</source>
        <translation>下一个结果</translation>
    </message>
</context>
<context>
    <name>AssetGrid</name>
    <message>
        <source>Pictures and clips</source>
        <translation>图片与片段</translation>
    </message>
</context>
<context>
    <name>AttributeRow</name>
    <message>
        <source>Double-click resets it; F2 types a number; Alt drags past the steps</source>
        <translation>双击重置；F2 输入数字；按住 Alt 拖动可越过档位</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Leave {name} as the picture has it</source>
        <translation>保持图片原有的{name}</translation>
    </message>
</context>
<context>
    <name>AttributeSlider</name>
    <message>
        <source>How much of it; it begins as the picture is</source>
        <translation>程度；从图片的原样开始</translation>
    </message>
</context>
<context>
    <name>Attributes</name>
    <message>
        <source>Smile</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>Open mouth</source>
        <translation>张嘴</translation>
    </message>
    <message>
        <source>Closed eyes</source>
        <translation>闭眼</translation>
    </message>
    <message>
        <source>Glasses</source>
        <translation>眼镜</translation>
    </message>
    <message>
        <source>Beard</source>
        <translation>胡须</translation>
    </message>
    <message>
        <source>Moustache</source>
        <translation>八字胡</translation>
    </message>
    <message>
        <source>Hair length</source>
        <translation>头发长度</translation>
    </message>
    <message>
        <source>Hat</source>
        <translation>帽子</translation>
    </message>
    <message>
        <source>Earrings</source>
        <translation>耳环</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Skin tone</source>
        <translation>肤色</translation>
    </message>
    <message>
        <source>Hair colour</source>
        <translation>头发颜色</translation>
    </message>
    <message>
        <source>Clothes colour</source>
        <translation>衣服颜色</translation>
    </message>
    <message>
        <source>Background colour</source>
        <translation>背景颜色</translation>
    </message>
    <message>
        <source>Lightness</source>
        <translation>明度</translation>
    </message>
    <message>
        <source>Green to red</source>
        <translation>绿到红</translation>
    </message>
    <message>
        <source>Blue to yellow</source>
        <translation>蓝到黄</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>难过</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>平静</translation>
    </message>
    <message>
        <source>smiling</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>闭合</translation>
    </message>
    <message>
        <source>open</source>
        <translation>张开</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅</translation>
    </message>
    <message>
        <source>full</source>
        <translation>浓密</translation>
    </message>
    <message>
        <source>short</source>
        <translation>短</translation>
    </message>
    <message>
        <source>long</source>
        <translation>长</translation>
    </message>
    <message>
        <source>stud</source>
        <translation>耳钉</translation>
    </message>
    <message>
        <source>hoop</source>
        <translation>耳圈</translation>
    </message>
    <message>
        <source>child</source>
        <translation>儿童</translation>
    </message>
    <message>
        <source>adult</source>
        <translation>成人</translation>
    </message>
    <message>
        <source>old</source>
        <translation>老人</translation>
    </message>
    <message>
        <source>Variation {n}</source>
        <translation>变化 {n}</translation>
    </message>
    <message>
        <source>Factor {n}</source>
        <translation>因子 {n}</translation>
    </message>
    <message>
        <source>{title}, layers {first} to {last}</source>
        <translation>{title}，第 {first} 到 {last} 层</translation>
    </message>
    <message>
        <source>one of five tones darker</source>
        <translation>五级肤色中深一级</translation>
    </message>
    <message>
        <source>20 units of CIELAB</source>
        <translation>CIELAB 的 20 个单位</translation>
    </message>
    <message>
        <source>one standard deviation</source>
        <translation>一个标准差</translation>
    </message>
    <message>
        <source>from least to most</source>
        <translation>从最少到最多</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>脸</translation>
    </message>
    <message>
        <source>Hair</source>
        <translation>头发</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>衣服</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>By labels</source>
        <translation>依标签</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自己的</translation>
    </message>
    <message>
        <source>Found ones</source>
        <translation>发现的</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>AttributesGrid</name>
    <message>
        <source>Learn to switch this on and off</source>
        <translation>学习开启和关闭这一项</translation>
    </message>
    <message>
        <source>{name} is on where</source>
        <translation>{name}视为开启的条件</translation>
    </message>
    <message>
        <source>where it is “{word}”</source>
        <translation>当它是“{word}”时</translation>
    </message>
    <message>
        <source>not “{word}”</source>
        <translation>当它不是“{word}”时</translation>
    </message>
</context>
<context>
    <name>Balance</name>
    <message>
        <source>Pictures of each kind</source>
        <translation>每个类别的图片</translation>
    </message>
    <message>
        <source>and {n} more kinds</source>
        <translation>还有 {n} 个类别</translation>
    </message>
</context>
<context>
    <name>BalanceEditor</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Let the mean of all colours be grey</source>
        <translation>使所有颜色的平均值为灰色</translation>
    </message>
    <message>
        <source>Pick grey</source>
        <translation>选取灰点</translation>
    </message>
    <message>
        <source>Click on the picture what should be without colour</source>
        <translation>在图片上点击应当没有颜色的地方</translation>
    </message>
</context>
<context>
    <name>Beginning</name>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
</context>
<context>
    <name>BlendModes</name>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Darken</source>
        <translation>变暗</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>正片叠底</translation>
    </message>
    <message>
        <source>Colour burn</source>
        <translation>颜色加深</translation>
    </message>
    <message>
        <source>Linear burn</source>
        <translation>线性加深</translation>
    </message>
    <message>
        <source>Darker colour</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Lighten</source>
        <translation>变亮</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>滤色</translation>
    </message>
    <message>
        <source>Colour dodge</source>
        <translation>颜色减淡</translation>
    </message>
    <message>
        <source>Add (linear dodge)</source>
        <translation>线性减淡（添加）</translation>
    </message>
    <message>
        <source>Lighter colour</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>Soft light</source>
        <translation>柔光</translation>
    </message>
    <message>
        <source>Hard light</source>
        <translation>强光</translation>
    </message>
    <message>
        <source>Vivid light</source>
        <translation>亮光</translation>
    </message>
    <message>
        <source>Linear light</source>
        <translation>线性光</translation>
    </message>
    <message>
        <source>Pin light</source>
        <translation>点光</translation>
    </message>
    <message>
        <source>Hard mix</source>
        <translation>实色混合</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Exclusion</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>减去</translation>
    </message>
    <message>
        <source>Divide</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>色相</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Luminosity</source>
        <translation>明度</translation>
    </message>
    <message>
        <source>Pass through</source>
        <translation>穿透</translation>
    </message>
</context>
<context>
    <name>BoardHead</name>
    <message>
        <source>All boards (Backspace)</source>
        <translation>所有画板（Backspace）</translation>
    </message>
</context>
<context>
    <name>BoardList</name>
    <message>
        <source>Boards</source>
        <translation>画板</translation>
    </message>
</context>
<context>
    <name>Brush</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Diameter</source>
        <translation>直径</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬度</translation>
    </message>
    <message>
        <source>How sharp the edge is</source>
        <translation>边缘的锐利程度</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>The most that a stroke can cover</source>
        <translation>一笔最多能覆盖多少</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>How much each dab adds</source>
        <translation>每一点增加的量</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>间距</translation>
    </message>
    <message>
        <source>From dab to dab, in diameters</source>
        <translation>点与点之间的距离，以直径为单位</translation>
    </message>
    <message>
        <source>Roundness</source>
        <translation>圆度</translation>
    </message>
    <message>
        <source>How narrow the tip is</source>
        <translation>笔尖有多扁</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>How the tip is turned</source>
        <translation>笔尖旋转的角度</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸纹</translation>
    </message>
    <message>
        <source>How much of the paper&apos;s grain shows</source>
        <translation>纸张纹理显现的程度</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>散布</translation>
    </message>
    <message>
        <source>How far dabs stray from the way</source>
        <translation>笔点偏离路径的距离</translation>
    </message>
    <message>
        <source>Dabs</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Dabs at each step</source>
        <translation>每一步的笔点数</translation>
    </message>
    <message>
        <source>Uneven size</source>
        <translation>大小抖动</translation>
    </message>
    <message>
        <source>How unlike the dabs are in size</source>
        <translation>各笔点大小的差异</translation>
    </message>
    <message>
        <source>Uneven angle</source>
        <translation>角度抖动</translation>
    </message>
    <message>
        <source>How unlike the dabs are turned</source>
        <translation>各笔点角度的差异</translation>
    </message>
    <message>
        <source>Pressure: size</source>
        <translation>压感：大小</translation>
    </message>
    <message>
        <source>Press harder for a wider line</source>
        <translation>用力越大，线条越粗</translation>
    </message>
    <message>
        <source>Pressure: opacity</source>
        <translation>压感：不透明度</translation>
    </message>
    <message>
        <source>Press harder to cover more</source>
        <translation>用力越大，覆盖越多</translation>
    </message>
    <message>
        <source>Pressure: flow</source>
        <translation>压感：流量</translation>
    </message>
    <message>
        <source>Press harder to add more</source>
        <translation>用力越大，上色越多</translation>
    </message>
    <message>
        <source>Follow the way</source>
        <translation>跟随路径</translation>
    </message>
    <message>
        <source>The tip turns with the line</source>
        <translation>笔尖随线条转动</translation>
    </message>
    <message>
        <source>Turn with the pen</source>
        <translation>随笔转动</translation>
    </message>
    <message>
        <source>The tip turns as the pen leans</source>
        <translation>笔尖随笔的倾斜转动</translation>
    </message>
    <message>
        <source>Airbrush</source>
        <translation>喷枪</translation>
    </message>
    <message>
        <source>Goes on while the pen rests</source>
        <translation>停笔时继续上色</translation>
    </message>
    <message>
        <source>Whole pixels</source>
        <translation>整像素</translation>
    </message>
    <message>
        <source>No soft edge, as for pixel art</source>
        <translation>没有柔边，适合像素画</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>Chalk</source>
        <translation>粉笔</translation>
    </message>
    <message>
        <source>Bristles</source>
        <translation>硬毛刷</translation>
    </message>
    <message>
        <source>Speckle</source>
        <translation>斑点</translation>
    </message>
    <message>
        <source>Leaf</source>
        <translation>叶片</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>云朵</translation>
    </message>
</context>
<context>
    <name>BrushForm</name>
    <message>
        <source>Brush settings</source>
        <translation>画笔设置</translation>
    </message>
    <message>
        <source>A stroke of this brush</source>
        <translation>此画笔的一笔</translation>
    </message>
    <message>
        <source>Stroke</source>
        <translation>笔触</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>笔尖</translation>
    </message>
    <message>
        <source>The shape that the brush leaves</source>
        <translation>画笔留下的形状</translation>
    </message>
</context>
<context>
    <name>BrushList</name>
    <message>
        <source>Brushes</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Click a brush to paint with it</source>
        <translation>单击画笔即可用它绘画</translation>
    </message>
</context>
<context>
    <name>Brushes</name>
    <message>
        <source>Hard round</source>
        <translation>硬边圆</translation>
    </message>
    <message>
        <source>Soft round</source>
        <translation>柔边圆</translation>
    </message>
    <message>
        <source>Even line</source>
        <translation>均匀线条</translation>
    </message>
    <message>
        <source>Airbrush</source>
        <translation>喷枪</translation>
    </message>
    <message>
        <source>Pencil</source>
        <translation>铅笔</translation>
    </message>
    <message>
        <source>Charcoal</source>
        <translation>炭笔</translation>
    </message>
    <message>
        <source>Chalk</source>
        <translation>粉笔</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>马克笔</translation>
    </message>
    <message>
        <source>Calligraphy</source>
        <translation>书法笔</translation>
    </message>
    <message>
        <source>Slanted nib</source>
        <translation>斜笔尖</translation>
    </message>
    <message>
        <source>Bristles</source>
        <translation>硬毛刷</translation>
    </message>
    <message>
        <source>Dry bristles</source>
        <translation>干硬毛刷</translation>
    </message>
    <message>
        <source>Spatter</source>
        <translation>飞溅</translation>
    </message>
    <message>
        <source>Spray</source>
        <translation>喷溅</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>树叶</translation>
    </message>
    <message>
        <source>Clouds</source>
        <translation>云</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
</context>
<context>
    <name>BrushesPanel</name>
    <message>
        <source>Keep the brush in hand under a name</source>
        <translation>把当前画笔命名保存</translation>
    </message>
    <message>
        <source>Brush settings (F5)</source>
        <translation>画笔设置（F5）</translation>
    </message>
    <message>
        <source>Rename this brush</source>
        <translation>重命名此画笔</translation>
    </message>
    <message>
        <source>Delete this brush</source>
        <translation>删除此画笔</translation>
    </message>
    <message>
        <source>New brush</source>
        <translation>新建画笔</translation>
    </message>
    <message>
        <source>My brush</source>
        <translation>我的画笔</translation>
    </message>
    <message>
        <source>Rename brush</source>
        <translation>重命名画笔</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>The picture. Paint over what should change.</source>
        <translation>图片。涂抹需要改变的地方。</translation>
    </message>
    <message>
        <source>There is no layer to paint on. Add a pixel layer first.</source>
        <translation>没有可绘制的图层。请先添加像素图层。</translation>
    </message>
    <message>
        <source>“{0}” is a group. Choose a pixel layer to paint on.</source>
        <translation>“{0}”是图层组。请选择一个像素图层来绘制。</translation>
    </message>
    <message>
        <source>“{0}” is an adjustment. Paint on its mask, or choose a layer.</source>
        <translation>“{0}”是调整图层。请在它的蒙版上绘制，或选择其他图层。</translation>
    </message>
    <message>
        <source>“{0}” is a clip. Add a pixel layer above it to paint on.</source>
        <translation>“{0}”是视频片段。请在它上面添加一个像素图层再绘画。</translation>
    </message>
    <message>
        <source>“{0}” is a portrait. Add a pixel layer above it to paint on.</source>
        <translation>“{0}”是肖像。请在它上面添加一个像素图层再绘画。</translation>
    </message>
    <message>
        <source>“{0}” is locked. Unlock it to change it.</source>
        <translation>“{0}”已锁定。解锁后才能修改。</translation>
    </message>
    <message>
        <source>“{0}” is hidden. Show it to change it.</source>
        <translation>“{0}”已隐藏。显示后才能修改。</translation>
    </message>
    <message>
        <source>There is no layer to move.</source>
        <translation>没有可移动的图层。</translation>
    </message>
    <message>
        <source>Alt-click where the pixels are to come from first.</source>
        <translation>请先按住 Alt 点击像素的取样处。</translation>
    </message>
    <message>
        <source>This layer is empty there. Choose All layers above to copy what shows.</source>
        <translation>此图层在那里是空的。请在上方选择“所有图层”以复制所见内容。</translation>
    </message>
    <message>
        <source>That is outside the mask. Clear it (Ctrl+D) to paint there.</source>
        <translation>那里在蒙版之外。清除蒙版（Ctrl+D）后才能在那里绘制。</translation>
    </message>
    <message>
        <source>The finger smears colours, not masks.</source>
        <translation>涂抹工具只能涂抹颜色，不能涂抹蒙版。</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>渐变</translation>
    </message>
    <message>
        <source>{size} px, hardness {hardness} %</source>
        <translation>{size} 像素，硬度 {hardness} %</translation>
    </message>
</context>
<context>
    <name>CanvasSizeForm</name>
    <message>
        <source>Canvas size</source>
        <translation>画布大小</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>调整大小</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Width of the canvas</source>
        <translation>画布的宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Height of the canvas</source>
        <translation>画布的高度</translation>
    </message>
    <message>
        <source>Mask the new border, to be healed</source>
        <translation>选中新增的边缘，以便修复</translation>
    </message>
    <message>
        <source>Enter then lets the model continue the picture there</source>
        <translation>然后按 Enter，让模型在那里延续画面</translation>
    </message>
    <message>
        <source>Top left</source>
        <translation>左上</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Top right</source>
        <translation>右上</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Bottom left</source>
        <translation>左下</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>下</translation>
    </message>
    <message>
        <source>Bottom right</source>
        <translation>右下</translation>
    </message>
    <message>
        <source>Where the picture stays</source>
        <translation>图片的位置</translation>
    </message>
    <message>
        <source>The picture stays here: {place}</source>
        <translation>图片位置：{place}</translation>
    </message>
    <message>
        <source>What lies outside is cut off.</source>
        <translation>超出的部分会被裁掉。</translation>
    </message>
    <message>
        <source>The new border is transparent.</source>
        <translation>新增的边缘为透明。</translation>
    </message>
</context>
<context>
    <name>Carving</name>
    <message>
        <source>Paint over what may change; sliders then act only there.</source>
        <translation>请涂抹允许改变的地方；滑块只在那里起作用。</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Curves appear after the first steps.</source>
        <translation>最初几步之后会出现曲线。</translation>
    </message>
    <message>
        <source>step {n}</source>
        <translation>第 {n} 步</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>清空此列表</translation>
    </message>
</context>
<context>
    <name>ClipHealer</name>
    <message>
        <source>There is no clip to heal.</source>
        <translation>没有可修复的片段。</translation>
    </message>
    <message>
        <source>The clip lies outside the in and out points.</source>
        <translation>该片段在入出点之外。</translation>
    </message>
    <message>
        <source>Paint over what should go from the clip first.</source>
        <translation>请先涂抹片段中要去掉的部分。</translation>
    </message>
    <message>
        <source>{name}, healed</source>
        <translation>{name}，已修复</translation>
    </message>
</context>
<context>
    <name>ClipRenderer</name>
    <message>
        <source>Stopped. What was rendered is kept for the next time.</source>
        <translation>已停止。已渲染的部分会保留到下次。</translation>
    </message>
    <message>
        <source>{name}, {count} frames</source>
        <translation>{name}，{count} 帧</translation>
    </message>
    <message>
        <source>The rendered clip is in {file}; the one it belongs to is gone.</source>
        <translation>渲染好的片段在 {file}；它所属的片段已经不在了。</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板中没有图片。</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>已粘贴</translation>
    </message>
</context>
<context>
    <name>Collecting</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ColourForm</name>
    <message>
        <source>Fuzziness</source>
        <translation>颜色容差</translation>
    </message>
    <message>
        <source>How much colours may differ</source>
        <translation>颜色可以相差多少</translation>
    </message>
    <message>
        <source>A click in the picture</source>
        <translation>在图片中点击</translation>
    </message>
    <message>
        <source>Picks</source>
        <translation>选取</translation>
    </message>
    <message>
        <source>Adds</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Leaves out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Only the colour that is clicked</source>
        <translation>只选点击的颜色</translation>
    </message>
    <message>
        <source>That colour too (Shift)</source>
        <translation>再加上该颜色（Shift）</translation>
    </message>
    <message>
        <source>Not that colour (Alt)</source>
        <translation>去掉该颜色（Alt）</translation>
    </message>
    <message>
        <source>Selected colours</source>
        <translation>选中的颜色</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>当前颜色</translation>
    </message>
    <message>
        <source>In the picture</source>
        <translation>图片中的颜色</translation>
    </message>
    <message>
        <source>Click one, or press Delete, to take it out again</source>
        <translation>单击或按 Delete 可将其移除</translation>
    </message>
    <message>
        <source>Pick one by click, or by arrow keys and Enter</source>
        <translation>单击选取，或用方向键和 Enter</translation>
    </message>
</context>
<context>
    <name>ColourNumbers</name>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>色相</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>明度</translation>
    </message>
</context>
<context>
    <name>ColourPanel</name>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Second colour</source>
        <translation>第二颜色</translation>
    </message>
    <message>
        <source>Swap colours (X)</source>
        <translation>交换颜色（X）</translation>
    </message>
    <message>
        <source>Black and white (D)</source>
        <translation>黑白（D）</translation>
    </message>
    <message>
        <source>Colour as hexadecimal number</source>
        <translation>十六进制颜色值</translation>
    </message>
    <message>
        <source>Red, green and blue as #rrggbb</source>
        <translation>红、绿、蓝，写作 #rrggbb</translation>
    </message>
    <message>
        <source>Used lately</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Colours of the picture</source>
        <translation>图片的颜色</translation>
    </message>
    <message>
        <source>Find the colours of the picture</source>
        <translation>提取图片的颜色</translation>
    </message>
    <message>
        <source>In the picture</source>
        <translation>图片中</translation>
    </message>
    <message>
        <source>Nothing painted yet.</source>
        <translation>还没有绘制任何内容。</translation>
    </message>
</context>
<context>
    <name>ColourPicker</name>
    <message>
        <source>Saturation and brightness</source>
        <translation>饱和度和亮度</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>色相</translation>
    </message>
    <message>
        <source>Colour as hexadecimal number</source>
        <translation>十六进制颜色值</translation>
    </message>
    <message>
        <source>Red, green and blue as #rrggbb</source>
        <translation>红、绿、蓝，写作 #rrggbb</translation>
    </message>
</context>
<context>
    <name>ColourRange</name>
    <message>
        <source>Colour range</source>
        <translation>色彩范围</translation>
    </message>
</context>
<context>
    <name>ColourReading</name>
    <message>
        <source>Colour under the pointer, all layers together</source>
        <translation>指针处的颜色，所有图层合并</translation>
    </message>
</context>
<context>
    <name>ColourRow</name>
    <message>
        <source>Pick the colour</source>
        <translation>选取颜色</translation>
    </message>
    <message>
        <source>Reset {name}</source>
        <translation>重置{name}</translation>
    </message>
    <message>
        <source>Three sliders for {name}</source>
        <translation>{name}的三个滑块</translation>
    </message>
</context>
<context>
    <name>ColourWheel</name>
    <message>
        <source>Colour wheel</source>
        <translation>色环</translation>
    </message>
    <message>
        <source>Ring: hue. Square: saturation and brightness. Arrows; with Shift the hue</source>
        <translation>圆环：色相。方块：饱和度和亮度。可用方向键；按住 Shift 调整色相</translation>
    </message>
</context>
<context>
    <name>Colouring</name>
    <message>
        <source>Colour space and depth</source>
        <translation>色彩空间与位深</translation>
    </message>
    <message>
        <source>The numbers stay; the picture looks different.</source>
        <translation>数值不变；图片外观改变。</translation>
    </message>
    <message>
        <source>Assign colour profile</source>
        <translation>指定颜色配置文件</translation>
    </message>
    <message>
        <source>The picture looks the same; its numbers become those of the new space.</source>
        <translation>图片外观不变；数值换算到新的色彩空间。</translation>
    </message>
    <message>
        <source>Convert to colour profile</source>
        <translation>转换为颜色配置文件</translation>
    </message>
    <message>
        <source>The picture was changed meanwhile; nothing was done.</source>
        <translation>图片在此期间已被修改；未做任何操作。</translation>
    </message>
    <message>
        <source>{space} · {bits} bit</source>
        <translation>{space} · {bits} 位</translation>
    </message>
    <message>
        <source>Working space: {space}, {bits} bits a channel. The picture keeps its own numbers; they are converted for the screen alone, and exports carry the profile.</source>
        <translation>工作空间：{space}，{bits} 位/通道。图片保留自身的数值，仅在显示时换算；导出的文件带有颜色配置文件。</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>The program could not be started again beside the window.</source>
        <translation>无法在窗口之外再次启动本程序。</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find an action, a tool, a layer, a file</source>
        <translation>查找操作、工具、图层或文件</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>查找操作</translation>
    </message>
    <message>
        <source>Type a few letters; Enter does the first one</source>
        <translation>输入几个字；按 Enter 执行第一项</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>There is no step</source>
        <translation>没有步骤</translation>
    </message>
    <message>
        <source>There are no answers</source>
        <translation>没有结果</translation>
    </message>
    <message>
        <source>Choose a layer that can do it</source>
        <translation>请选择可以执行此操作的图层</translation>
    </message>
    <message>
        <source>There is no mask for it</source>
        <translation>没有可用的蒙版</translation>
    </message>
    <message>
        <source>There is no portrait</source>
        <translation>没有肖像</translation>
    </message>
    <message>
        <source>No training runs</source>
        <translation>没有正在运行的训练</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Blend mode</source>
        <translation>混合模式</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Recent file</source>
        <translation>最近打开的文件</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Open a picture first</source>
        <translation>请先打开一张图片</translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation>现在无法执行</translation>
    </message>
</context>
<context>
    <name>CrashLog</name>
    <message>
        <source>Underpaint ended unexpectedly last time. What is known of it: {path}</source>
        <translation>Underpaint 上次意外退出。相关记录：{path}</translation>
    </message>
    <message>
        <source>Something unforeseen happened ({error}). Your document is as it was.</source>
        <translation>发生了意外情况（{error}）。您的文档保持原样。</translation>
    </message>
</context>
<context>
    <name>CropBar</name>
    <message>
        <source>Free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>As the picture</source>
        <translation>与图片相同</translation>
    </message>
    <message>
        <source>Proportions</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Width to height that the frame keeps</source>
        <translation>裁剪框保持的宽高比</translation>
    </message>
    <message>
        <source>Swap width and height</source>
        <translation>交换宽度和高度</translation>
    </message>
    <message>
        <source>Upright or lying</source>
        <translation>竖向或横向</translation>
    </message>
    <message>
        <source>W</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Width of the frame</source>
        <translation>裁剪框的宽度</translation>
    </message>
    <message>
        <source>H</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Height of the frame</source>
        <translation>裁剪框的高度</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>拉直</translation>
    </message>
    <message>
        <source>Degrees that the picture is turned back</source>
        <translation>图片回转的角度</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>画线拉直</translation>
    </message>
    <message>
        <source>Draw a line along what shall be level or upright</source>
        <translation>沿应当水平或竖直的地方画一条线</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>The whole picture again</source>
        <translation>恢复为整张图片</translation>
    </message>
    <message>
        <source>Keep outside</source>
        <translation>保留外部</translation>
    </message>
    <message>
        <source>Layers keep what lies outside; Reveal all shows it again</source>
        <translation>图层保留超出的部分；用“显示全部内容”可再次显示</translation>
    </message>
    <message>
        <source>Mask border</source>
        <translation>选中边缘</translation>
    </message>
    <message>
        <source>Select the new border; Enter then lets the model continue the picture there</source>
        <translation>选中新增的边缘；然后按 Enter，让模型在那里延续画面</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
</context>
<context>
    <name>Crops</name>
    <message>
        <source>Drag the handles, beyond the picture for more room; outside turns. Enter crops, Esc leaves all as it is.</source>
        <translation>拖动控制柄，拖到图片之外可扩大画面；在框外拖动可旋转。Enter 裁剪，Esc 保持原样。</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
</context>
<context>
    <name>CurveGraph</name>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Click to add a point, drag it; drag it away or press Delete to remove it</source>
        <translation>单击添加控制点，可拖动；拖出或按 Delete 移除</translation>
    </message>
</context>
<context>
    <name>CurvesEditor</name>
    <message>
        <source>In</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Where the chosen point stands</source>
        <translation>选中控制点的位置</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>What becomes of that value</source>
        <translation>该值变为多少</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>拉直</translation>
    </message>
    <message>
        <source>Take all points of this curve away</source>
        <translation>移除此曲线的所有控制点</translation>
    </message>
</context>
<context>
    <name>Customising</name>
    <message>
        <source>Save layout</source>
        <translation>保存布局</translation>
    </message>
    <message>
        <source>“{name}” was made by another version and does not fit any more.</source>
        <translation>“{name}”由另一版本创建，已不再适用。</translation>
    </message>
    <message>
        <source>Remove layout</source>
        <translation>移除布局</translation>
    </message>
    <message>
        <source>Sheet of keys</source>
        <translation>快捷键表</translation>
    </message>
    <message>
        <source>Underpaint: keys</source>
        <translation>Underpaint：快捷键</translation>
    </message>
    <message>
        <source>{name} is written.</source>
        <translation>{name} 已写出。</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open as layer</source>
        <translation>作为图层打开</translation>
    </message>
    <message>
        <source>Save document</source>
        <translation>保存文档</translation>
    </message>
    <message>
        <source>“{name}” is open in another tab.</source>
        <translation>“{name}”已在另一个标签页中打开。</translation>
    </message>
    <message>
        <source>Saved here too, each would replace the other. Give this one another name.</source>
        <translation>若也保存到这里，两者会互相覆盖。请为这一份另取名称。</translation>
    </message>
    <message>
        <source>Another name…</source>
        <translation>其他名称…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>Export for Photoshop</source>
        <translation>导出为 Photoshop 文件</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Load mask</source>
        <translation>载入蒙版</translation>
    </message>
    <message>
        <source>Save mask</source>
        <translation>保存蒙版</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Save the changes to {count} documents?</source>
        <translation>要保存对 {count} 个文档的更改吗？</translation>
    </message>
    <message>
        <source>Save all</source>
        <translation>全部保存</translation>
    </message>
    <message>
        <source>Discard all</source>
        <translation>全部放弃</translation>
    </message>
    <message>
        <source>Pictures, clips and documents</source>
        <translation>图片、片段和文档</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>要保存对“{name}”的更改吗？</translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Float or dock this panel</source>
        <translation>浮动或停靠此面板</translation>
    </message>
    <message>
        <source>Close this panel (Window menu brings it back)</source>
        <translation>关闭此面板（可从“窗口”菜单恢复）</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Panels; drag a tab to move it</source>
        <translation>面板；拖动标签可移动</translation>
    </message>
</context>
<context>
    <name>DocumentStrip</name>
    <message>
        <source>Open documents</source>
        <translation>打开的文档</translation>
    </message>
    <message>
        <source>All open documents</source>
        <translation>所有打开的文档</translation>
    </message>
    <message>
        <source>Close {name}</source>
        <translation>关闭 {name}</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Something is being made for it</source>
        <translation>正在为它生成内容</translation>
    </message>
    <message>
        <source>An answer has come</source>
        <translation>已有结果</translation>
    </message>
</context>
<context>
    <name>DomainButtons</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>{origin} to {domain}</source>
        <translation>{origin}到{domain}</translation>
    </message>
</context>
<context>
    <name>Doorway</name>
    <message>
        <source>“{name}” is still training.</source>
        <translation>“{name}”仍在训练。</translation>
    </message>
    <message>
        <source>{n} trainings are still at work.</source>
        <translation>仍有 {n} 个训练任务在进行。</translation>
    </message>
    <message>
        <source>It can go on without the window, and is here again when you are.</source>
        <translation>它可以在窗口关闭后继续，你回来时仍能看到它。</translation>
    </message>
    <message>
        <source>Go on without the window</source>
        <translation>关闭窗口并继续</translation>
    </message>
    <message>
        <source>Pause until I am back</source>
        <translation>暂停，等我回来</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>留在这里</translation>
    </message>
    <message>
        <source>Training goes on: {names}</source>
        <translation>训练继续进行：{names}</translation>
    </message>
    <message>
        <source>The training of “{name}” broke off at {part}. It can go on from there.</source>
        <translation>“{name}”的训练在 {part} 处中断。可以从那里继续。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Choose pictures: {group}</source>
        <translation>选择图片：{group}</translation>
    </message>
    <message>
        <source>Empty: {group}</source>
        <translation>清空：{group}</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop pictures</source>
        <translation>拖入图片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop a folder of pictures here</source>
        <translation>把图片文件夹拖到这里</translation>
    </message>
    <message>
        <source>A few hundred pictures of one kind teach best: portraits, leaves, prints…</source>
        <translation>同一类的几百张图片效果最好：肖像、树叶、版画……</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>选择图片文件夹</translation>
    </message>
    <message>
        <source>Choose a folder of pictures to learn from</source>
        <translation>选择用来学习的图片文件夹</translation>
    </message>
    <message>
        <source>or a list of pictures…</source>
        <translation>或图片列表…</translation>
    </message>
    <message>
        <source>Choose a list of pictures</source>
        <translation>选择图片列表</translation>
    </message>
    <message>
        <source>A text file (.txt) that names a picture in each line</source>
        <translation>每行写一张图片的文本文件（.txt）</translation>
    </message>
    <message>
        <source>Take {name} again</source>
        <translation>再次选用 {name}</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Which colours</source>
        <translation>哪些颜色</translation>
    </message>
    <message>
        <source>Which colours the sliders change</source>
        <translation>滑块改变哪些颜色</translation>
    </message>
</context>
<context>
    <name>EmptyNote</name>
    <message>
        <source>Add pictures…</source>
        <translation>添加图片…</translation>
    </message>
    <message>
        <source>Copy pictures and clips into the library</source>
        <translation>把图片和片段复制到素材库</translation>
    </message>
    <message>
        <source>Nothing in your library yet</source>
        <translation>素材库里还没有内容</translation>
    </message>
    <message>
        <source>Drop pictures or a folder here, or make a series of a generator in Latents.</source>
        <translation>把图片或文件夹拖到这里，或在“潜空间”中用生成器制作一个系列。</translation>
    </message>
    <message>
        <source>This board is empty</source>
        <translation>此画板是空的</translation>
    </message>
    <message>
        <source>Drop pictures and clips here; they are copied into it.</source>
        <translation>把图片和片段拖到这里；它们会被复制进来。</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Names, tags and boards are searched for each of the words.</source>
        <translation>会在名称、标签和画板中搜索每个词。</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop a picture or a clip here</source>
        <translation>把图片或视频片段拖到这里</translation>
    </message>
    <message>
        <source>Try a sample</source>
        <translation>试用示例</translation>
    </message>
    <message>
        <source>Try a clip</source>
        <translation>试试片段</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近打开</translation>
    </message>
</context>
<context>
    <name>Enabling</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo {step}</source>
        <translation>撤销{step}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo {step}</source>
        <translation>重做{step}</translation>
    </message>
</context>
<context>
    <name>EngineLamp</name>
    <message>
        <source>Engine asleep until it is needed</source>
        <translation>引擎休眠，需要时启动</translation>
    </message>
    <message>
        <source>Engine starting…</source>
        <translation>引擎正在启动…</translation>
    </message>
    <message>
        <source>Engine ready</source>
        <translation>引擎就绪</translation>
    </message>
    <message>
        <source>Engine working</source>
        <translation>引擎工作中</translation>
    </message>
    <message>
        <source>Engine restarting…</source>
        <translation>引擎正在重启…</translation>
    </message>
    <message>
        <source>Engine gone; it starts again with the next job</source>
        <translation>引擎已退出；下一个任务时会重新启动</translation>
    </message>
</context>
<context>
    <name>EngineMenu</name>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Corrects what patch synthesis puts there, by what it has learnt</source>
        <translation>用所学内容修正图块合成的结果</translation>
    </message>
    <message>
        <source>Draws the hole out of noise, by what it has learnt from pictures</source>
        <translation>依据从图片学到的内容，由噪声画出填补部分</translation>
    </message>
    <message>
        <source>What fills the hole</source>
        <translation>用什么来填补</translation>
    </message>
</context>
<context>
    <name>Engines</name>
    <message>
        <source>Generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>Our own generator over patch synthesis: the best answer for most pictures</source>
        <translation>自有生成器结合图块合成：对多数图片效果最好</translation>
    </message>
    <message>
        <source>Patch synthesis</source>
        <translation>图块合成</translation>
    </message>
    <message>
        <source>Continues textures from the surroundings; needs no model</source>
        <translation>延续周围的纹理；不需要模型</translation>
    </message>
    <message>
        <source>Smooth fill (thin strokes)</source>
        <translation>平滑填充（细笔画）</translation>
    </message>
    <message>
        <source>Immediate; for scratches, dust and wires</source>
        <translation>即时完成；适合划痕、灰尘和电线</translation>
    </message>
</context>
<context>
    <name>EvaluationCard</name>
    <message>
        <source>Progress of the measuring</source>
        <translation>测量进度</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Compare its samples with the pictures of the folder</source>
        <translation>把它的样本与文件夹中的图片比较</translation>
    </message>
    <message>
        <source>There is a model to measure with the first moment.</source>
        <translation>有了第一个时刻，就有模型可供测量。</translation>
    </message>
    <message>
        <source>Compares samples with the real pictures; takes a minute or two.</source>
        <translation>把样本与真实图片比较；需要一两分钟。</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>Choose place…</source>
        <translation>选择位置…</translation>
    </message>
    <message>
        <source>Choose where to write the file</source>
        <translation>选择文件写到哪里</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation>一切保持原样</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>约 {size}</translation>
    </message>
    <message>
        <source>There is none in this picture.</source>
        <translation>此图片中没有元数据。</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Plays everywhere.</source>
        <translation>到处都能播放。</translation>
    </message>
    <message>
        <source>Half the size of H.264; plays on most newer devices.</source>
        <translation>大小约为 H.264 的一半；多数较新的设备都能播放。</translation>
    </message>
    <message>
        <source>For the web; keeps transparency.</source>
        <translation>适合网页；保留透明。</translation>
    </message>
    <message>
        <source>The smallest; takes the longest.</source>
        <translation>最小；用时最长。</translation>
    </message>
    <message>
        <source>For cutting in other programs: large, 10 bits, transparency.</source>
        <translation>供其他程序剪辑：文件大，10 位，保留透明。</translation>
    </message>
    <message>
        <source>Every pixel as it is; for archives.</source>
        <translation>每个像素原样保留；适合存档。</translation>
    </message>
    <message>
        <source>A folder with a picture for each frame; no sound.</source>
        <translation>一个文件夹，每帧一张图片；没有声音。</translation>
    </message>
    <message>
        <source>256 colours, no sound; for short loops.</source>
        <translation>256 色，没有声音；适合短循环。</translation>
    </message>
    <message>
        <source>Short loops with all colours and transparency; no sound.</source>
        <translation>全色且保留透明的短循环；没有声音。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Where the clip is written</source>
        <translation>片段写到哪里</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>In to out</source>
        <translation>入点到出点</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Size of the frames in pixels</source>
        <translation>帧的像素尺寸</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Higher looks better and needs more room</source>
        <translation>越高效果越好，占用空间越大</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原声</translation>
    </message>
    <message>
        <source>Encode</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>As it is, wherever the format takes it</source>
        <translation>只要格式允许就原样保留</translation>
    </message>
    <message>
        <source>Always written anew, for the widest support</source>
        <translation>总是重新编码，兼容性最好</translation>
    </message>
    <message>
        <source>A silent clip</source>
        <translation>无声片段</translation>
    </message>
    <message>
        <source>Apply what is looked at first</source>
        <translation>先应用正在预览的内容</translation>
    </message>
    <message>
        <source>Apply “{name}” to the clip first</source>
        <translation>先把“{name}”应用到片段</translation>
    </message>
    <message>
        <source>It is only being looked at; without this it is left out</source>
        <translation>它目前只是预览；不勾选就不会写入</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Begin writing</source>
        <translation>开始写出</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation>一切保持原样</translation>
    </message>
    <message>
        <source>{size} (as it is)</source>
        <translation>{size}（原样）</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>{frames} frames · {time} · about {size}</source>
        <translation>{frames} 帧 · {time} · 约 {size}</translation>
    </message>
    <message>
        <source>An earlier export stopped half-way. With the same settings it goes on from there.</source>
        <translation>之前的导出中途停止了。设置相同就从那里继续。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>{name} is there already and will be replaced.</source>
        <translation>{name} 已存在，将被替换。</translation>
    </message>
    <message>
        <source>Export and replace</source>
        <translation>导出并替换</translation>
    </message>
    <message>
        <source>Export clip</source>
        <translation>导出片段</translation>
    </message>
</context>
<context>
    <name>ExportProgress</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop for now; what is written stays</source>
        <translation>暂时停下；已写出的保留</translation>
    </message>
    <message>
        <source>Cancel export</source>
        <translation>取消导出</translation>
    </message>
    <message>
        <source>Stop; the same export later goes on from here</source>
        <translation>停止；以后同样的导出从这里继续</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>在后台继续</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Open the folder of the file</source>
        <translation>打开文件所在的文件夹</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Go on from what is written</source>
        <translation>从已写出的部分继续</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Change what is exported</source>
        <translation>更改导出内容</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>关闭此窗口</translation>
    </message>
    <message>
        <source>First: {name}</source>
        <translation>首先：{name}</translation>
    </message>
    <message>
        <source>First what is looked at…</source>
        <translation>先处理正在预览的内容…</translation>
    </message>
    <message>
        <source>{done} of {count} frames</source>
        <translation>{done} / {count} 帧</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>{name} is written.</source>
        <translation>{name} 已写出。</translation>
    </message>
    <message>
        <source>{frames} frames, {size}, in {time}; read back and found whole.</source>
        <translation>{frames} 帧，{size}，用时 {time}；已读回并确认完整。</translation>
    </message>
    <message>
        <source>The export stopped.</source>
        <translation>导出已停止。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>ExportWindow</name>
    <message>
        <source>Export clip</source>
        <translation>导出片段</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>Export {name}</source>
        <translation>导出 {name}</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>{name}: {count} things could not be carried as they were.</source>
        <translation>{name}：有 {count} 项内容无法原样保留。</translation>
    </message>
    <message>
        <source>“{name}” opened; these parts differ:</source>
        <translation>“{name}”已打开；以下部分有所不同：</translation>
    </message>
    <message>
        <source>{name} is written, without what a Photoshop document cannot hold.</source>
        <translation>已写入 {name}，不含 Photoshop 文档无法容纳的内容。</translation>
    </message>
    <message>
        <source>“{name}” is written without these parts. OpenRaster keeps them all.</source>
        <translation>已写入“{name}”，但不含这些部分。OpenRaster 会全部保留。</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>显示列表</translation>
    </message>
    <message>
        <source>Only the frame that shows was written.</source>
        <translation>只写入了所显示的帧。</translation>
    </message>
</context>
<context>
    <name>Farewell</name>
    <message>
        <source>The file is being saved; the window closes then.</source>
        <translation>文件正在保存；保存后窗口将关闭。</translation>
    </message>
    <message>
        <source>A clip is still being written. Close Underpaint?</source>
        <translation>仍有片段正在写出。要关闭 Underpaint 吗？</translation>
    </message>
    <message>
        <source>What is finished is kept; the same request goes on from there.</source>
        <translation>已完成的部分会保留；再次执行相同操作时从那里继续。</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>继续写出</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Empty this field</source>
        <translation>清空此字段</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Exported {name}.</source>
        <translation>已导出 {name}。</translation>
    </message>
    <message>
        <source>Mask saved as {name}.</source>
        <translation>蒙版已保存为 {name}。</translation>
    </message>
</context>
<context>
    <name>Fills</name>
    <message>
        <source>The layer was changed meanwhile; nothing was filled.</source>
        <translation>图层在此期间已被修改；未填充任何内容。</translation>
    </message>
    <message>
        <source>There is nothing to fill here; look at the mask.</source>
        <translation>这里没有可填充的内容；请检查蒙版。</translation>
    </message>
</context>
<context>
    <name>FitForm</name>
    <message>
        <source>The mask has another size</source>
        <translation>蒙版尺寸不同</translation>
    </message>
    <message>
        <source>Load mask</source>
        <translation>载入蒙版</translation>
    </message>
    <message>
        <source>The mask is {mask} pixels, the picture {picture}.</source>
        <translation>蒙版为 {mask} 像素，图片为 {picture}。</translation>
    </message>
    <message>
        <source>Load it</source>
        <translation>载入</translation>
    </message>
    <message>
        <source>Scaled</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>In the middle</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>At the top left</source>
        <translation>左上角</translation>
    </message>
    <message>
        <source>Make it as large as the picture</source>
        <translation>缩放到与图片同样大小</translation>
    </message>
    <message>
        <source>As large as it is, in the middle of the picture</source>
        <translation>保持原大小，置于图片中央</translation>
    </message>
    <message>
        <source>As large as it is, at the picture&apos;s top left corner</source>
        <translation>保持原大小，置于图片左上角</translation>
    </message>
</context>
<context>
    <name>FlickerTrack</name>
    <message>
        <source>Flicker</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>Render again</source>
        <translation>重新渲染</translation>
    </message>
    <message>
        <source>Render these frames again</source>
        <translation>重新渲染这些帧</translation>
    </message>
    <message>
        <source>Render this second again, steadier; it becomes a short layer above</source>
        <translation>把这一秒重新渲染得更稳；成为上方的一个短图层</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>测量中…</translation>
    </message>
    <message>
        <source>How much styled frames differ from the ones before, motion apart</source>
        <translation>风格化的帧与前一帧相差多少（运动除外）</translation>
    </message>
    <message>
        <source>Frame {frame}
Flicker {error:.2f} ‰ (original {original:.2f} ‰)
Sharpness {sharp:.0f} (original {plain:.0f})</source>
        <translation>第 {frame} 帧
闪烁 {error:.2f} ‰（原片 {original:.2f} ‰）
清晰度 {sharp:.0f}（原片 {plain:.0f}）</translation>
    </message>
</context>
<context>
    <name>Flyout</name>
    <message>
        <source>Hold it down, or press Right, for the tools behind it</source>
        <translation>按住或按右方向键可显示其后的工具</translation>
    </message>
</context>
<context>
    <name>Fold</name>
    <message>
        <source>Show or hide this group</source>
        <translation>显示或隐藏这一组</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation>一切保持原样</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>This was drawn by “{model}”. Choose that generator, or another variation.</source>
        <translation>这是由“{model}”绘制的。请选择那个生成器，或另一个变体。</translation>
    </message>
</context>
<context>
    <name>GradientBar</name>
    <message>
        <source>Gradient</source>
        <translation>渐变</translation>
    </message>
    <message>
        <source>Click to add a colour, drag it; drag it away to remove it</source>
        <translation>单击添加颜色，可拖动；拖出即可移除</translation>
    </message>
</context>
<context>
    <name>GradientEditor</name>
    <message>
        <source>Colour of the stop</source>
        <translation>色标的颜色</translation>
    </message>
    <message>
        <source>Choose this stop&apos;s colour</source>
        <translation>选择此色标的颜色</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Where this stop stands</source>
        <translation>此色标的位置</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>渐变</translation>
    </message>
    <message>
        <source>Begin with one of these gradients</source>
        <translation>从这些渐变之一开始</translation>
    </message>
</context>
<context>
    <name>Gradients</name>
    <message>
        <source>The layer was changed meanwhile; nothing was filled.</source>
        <translation>图层在此期间已被修改；未填充任何内容。</translation>
    </message>
</context>
<context>
    <name>Graph</name>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Dark values at the left, light ones at the right</source>
        <translation>左边为暗值，右边为亮值</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Wheel: zoom. Drag: move. 0: all of it. 1: one to one.</source>
        <translation>滚轮：缩放。拖动：移动。0：全部。1：一比一。</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>Show the files</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>Files; ticked ones are trained on</source>
        <translation>文件；勾选的用于训练</translation>
    </message>
    <message>
        <source>Ticked files are trained on</source>
        <translation>勾选的文件用于训练</translation>
    </message>
    <message>
        <source>Take in again</source>
        <translation>重新采用</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>排除它们</translation>
    </message>
    <message>
        <source>Train with these files</source>
        <translation>训练时使用这些文件</translation>
    </message>
    <message>
        <source>Train without these files</source>
        <translation>训练时不用这些文件</translation>
    </message>
    <message>
        <source>like {file}</source>
        <translation>与 {file} 相似</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>Look at pictures</source>
        <translation>查看图片</translation>
    </message>
</context>
<context>
    <name>GrowthRow</name>
    <message>
        <source>Grow by</source>
        <translation>扩展</translation>
    </message>
    <message>
        <source>Fill so much more round the mask, so that no rim of what it covers stays</source>
        <translation>在蒙版周围多填充这么多，以免留下被遮盖物的边缘</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Grow as suits the picture</source>
        <translation>按图片自动扩展</translation>
    </message>
    <message>
        <source>As much as suits the size of the picture</source>
        <translation>按图片大小选择合适的数值</translation>
    </message>
</context>
<context>
    <name>GuideForm</name>
    <message>
        <source>New guide</source>
        <translation>新建参考线</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>From top to bottom</source>
        <translation>从上到下</translation>
    </message>
    <message>
        <source>From left to right</source>
        <translation>从左到右</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>垂直</translation>
    </message>
    <message>
        <source>Lying</source>
        <translation>水平</translation>
    </message>
    <message>
        <source>Distance from the left or the top, in pixels; double-click to type</source>
        <translation>到左边或上边的距离，以像素为单位；双击可输入</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>HandPalette</name>
    <message>
        <source>Palette at the pen</source>
        <translation>笔旁调色板</translation>
    </message>
    <message>
        <source>Used lately</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Diameter of the brush  [ and ]</source>
        <translation>画笔直径  [ 和 ]</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>The most that one stroke can cover</source>
        <translation>一笔最多能达到的覆盖程度</translation>
    </message>
</context>
<context>
    <name>HealPanel</name>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>结果数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed gives the same answer again</source>
        <translation>相同的种子会得到相同的结果</translation>
    </message>
    <message>
        <source>Heal</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Fill what the mask covers (Enter)</source>
        <translation>填补蒙版覆盖的部分（Enter）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>End the running job (Esc)</source>
        <translation>结束正在运行的任务（Esc）</translation>
    </message>
    <message>
        <source>Steady (no flicker)</source>
        <translation>稳定（不闪烁）</translation>
    </message>
    <message>
        <source>What fills the hole moves along with the picture</source>
        <translation>填补的内容随画面一起移动</translation>
    </message>
    <message>
        <source>Heal the whole clip</source>
        <translation>修复整个片段</translation>
    </message>
    <message>
        <source>Fill what the mask covers in every frame, in a new layer (Ctrl+Enter)</source>
        <translation>在每一帧中填补蒙版覆盖的部分，结果为新图层（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Grow by</source>
        <translation>扩展</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>Healing</name>
    <message>
        <source>Heal {size}</source>
        <translation>修复 {size}</translation>
    </message>
    <message>
        <source>Healing</source>
        <translation>修复</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>Drag a box: Shift adds, Alt takes away, both keep what lies in both; pressed later they make it square and centred. A drag from inside moves the selection, arrows nudge it.</source>
        <translation>拖出方框：Shift 添加，Alt 减去，两者同按取交集；拖动中再按则成正方形或从中心展开。从选区内拖动可移动选区，方向键微移。</translation>
    </message>
    <message>
        <source>Drag the handles: Shift frees the proportions, Alt keeps the pivot, Ctrl bends. Enter applies, Esc leaves all as it was.</source>
        <translation>拖动控制点：Shift 不锁定比例，Alt 保持轴心，Ctrl 弯折。Enter 应用，Esc 恢复原样。</translation>
    </message>
    <message>
        <source>X or the right button takes away, Shift-click draws a line.</source>
        <translation>X 或右键减去，Shift 单击画直线。</translation>
    </message>
    <message>
        <source>Draw round it: Shift adds, Alt takes away, both keep what lies in both. Space moves the line, Esc gives it up.</source>
        <translation>围绕物体描画：Shift 添加，Alt 减去，两者同按取交集。空格移动线条，Esc 放弃。</translation>
    </message>
    <message>
        <source>Click its corners: Enter or a double-click closes it, Backspace takes one back, Esc gives it up.</source>
        <translation>单击各个角点：Enter 或双击闭合，Backspace 退回一点，Esc 放弃。</translation>
    </message>
    <message>
        <source>Click a colour: Shift adds, Alt takes away, both keep what lies in both.</source>
        <translation>单击一种颜色：Shift 添加，Alt 减去，两者同按取交集。</translation>
    </message>
    <message>
        <source>Drag a box round an object, then paint over what belongs to it, with Alt over what does not. Enter takes it, Esc gives it up.</source>
        <translation>围绕物体拖出方框，然后涂抹属于它的部分，按住 Alt 涂抹不属于它的部分。Enter 确认，Esc 放弃。</translation>
    </message>
    <message>
        <source>Paint: the right button erases, Alt picks a colour up, Shift-click draws a line, [ and ] or a drag with Alt and the right button change the size.</source>
        <translation>绘画：右键擦除，Alt 吸取颜色，Shift 单击画直线，[ 和 ] 或 Alt 加右键拖动改变大小。</translation>
    </message>
    <message>
        <source>Erase: Shift-click draws a line, [ and ] change the size.</source>
        <translation>擦除：Shift 单击画直线，[ 和 ] 改变大小。</translation>
    </message>
    <message>
        <source>Smear colours: [ and ] change the size of the finger.</source>
        <translation>涂抹颜色：[ 和 ] 改变手指大小。</translation>
    </message>
    <message>
        <source>Alt-click where the pixels come from, then paint where they shall go.</source>
        <translation>按住 Alt 单击像素的来源处，再在目标处绘画。</translation>
    </message>
    <message>
        <source>Paint over a fault; it is filled as soon as you let go. Shift+J tries another answer.</source>
        <translation>涂抹瑕疵；松开后即被填充。Shift+J 尝试另一个结果。</translation>
    </message>
    <message>
        <source>Click an area to fill it; the right button takes the other colour.</source>
        <translation>单击区域进行填充；右键使用另一种颜色。</translation>
    </message>
    <message>
        <source>Drag from one end to the other, then move the ends: Shift keeps to even directions, the right button swaps the colours. Enter applies, Esc gives it up.</source>
        <translation>从一端拖到另一端，然后移动两端：Shift 保持规整方向，右键交换颜色。Enter 应用，Esc 放弃。</translation>
    </message>
    <message>
        <source>Click to take a colour up; the right button takes the second one.</source>
        <translation>单击吸取颜色；右键吸取第二种颜色。</translation>
    </message>
    <message>
        <source>Drag the layer, or what is selected of it: Shift keeps to one axis, Alt leaves a copy. Arrows nudge it, with Shift further.</source>
        <translation>拖动图层或其选中部分：Shift 沿单轴移动，Alt 留下副本。方向键微移，加 Shift 移动更远。</translation>
    </message>
    <message>
        <source>Drag the handles, beyond the picture for more room; outside turns. Enter crops, Esc leaves all as it was.</source>
        <translation>拖动控制点，可超出图片以增加空间；在外侧拖动为旋转。Enter 裁剪，Esc 恢复原样。</translation>
    </message>
    <message>
        <source>Drag the view; the wheel zooms, R and a drag turn it.</source>
        <translation>拖动视图；滚轮缩放，R 加拖动旋转。</translation>
    </message>
</context>
<context>
    <name>HistogramPanel</name>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>没有图片</translation>
    </message>
    <message>
        <source>Mean {mean} · black {dark} % · white {light} %</source>
        <translation>平均值 {mean} · 黑 {dark} % · 白 {light} %</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Click a step to go back to it</source>
        <translation>点击某一步即可回到该步</translation>
    </message>
</context>
<context>
    <name>ImageCommands</name>
    <message>
        <source>Image size</source>
        <translation>图像大小</translation>
    </message>
    <message>
        <source>Canvas size</source>
        <translation>画布大小</translation>
    </message>
    <message>
        <source>Turn picture</source>
        <translation>旋转图片</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Mirror picture</source>
        <translation>镜像图片</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>没有选中任何内容。</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>There is nothing to be seen.</source>
        <translation>没有可见的内容。</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>裁切</translation>
    </message>
    <message>
        <source>Reveal all</source>
        <translation>显示全部内容</translation>
    </message>
</context>
<context>
    <name>ImageSize</name>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Centimetres</source>
        <translation>厘米</translation>
    </message>
    <message>
        <source>Millimetres</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>Inches</source>
        <translation>英寸</translation>
    </message>
</context>
<context>
    <name>ImageSizeForm</name>
    <message>
        <source>Image size</source>
        <translation>图像大小</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>调整大小</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Width of the picture</source>
        <translation>图片的宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Height of the picture</source>
        <translation>图片的高度</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>What width and height are told in</source>
        <translation>宽度和高度使用的单位</translation>
    </message>
    <message>
        <source>Keep proportions</source>
        <translation>保持比例</translation>
    </message>
    <message>
        <source>Width and height change together</source>
        <translation>宽度和高度一起改变</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Pixels an inch when printed</source>
        <translation>打印时每英寸的像素数</translation>
    </message>
    <message>
        <source>Change the number of pixels</source>
        <translation>重新采样</translation>
    </message>
    <message>
        <source>Off: only the size in print changes, and no pixel</source>
        <translation>关闭时只改变打印尺寸，不改变像素</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>{w} x {h} pixels, {bytes} a layer</source>
        <translation>{w} × {h} 像素，每层 {bytes}</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>过大</translation>
    </message>
</context>
<context>
    <name>Inversion</name>
    <message>
        <source>Redrawn</source>
        <translation>重绘完成</translation>
    </message>
    <message>
        <source>Find the portrait</source>
        <translation>寻找肖像</translation>
    </message>
    <message>
        <source>Redrawn closely (error {0} %).</source>
        <translation>重绘得很接近（误差 {0} %）。</translation>
    </message>
    <message>
        <source>Redrawn fairly well (error {0} %).</source>
        <translation>重绘得相当好（误差 {0} %）。</translation>
    </message>
    <message>
        <source>Redrawn only roughly (error {0} %).</source>
        <translation>只能大致重绘（误差 {0} %）。</translation>
    </message>
    <message>
        <source>This is outside what the model knows; sliders may fail.</source>
        <translation>这超出了模型所知的范围；滑块可能不起作用。</translation>
    </message>
</context>
<context>
    <name>InversionCard</name>
    <message>
        <source>How close</source>
        <translation>接近程度</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>接近</translation>
    </message>
    <message>
        <source>Closest</source>
        <translation>最接近</translation>
    </message>
    <message>
        <source>What the generator sees at first glance: at once</source>
        <translation>生成器第一眼所见：立即完成</translation>
    </message>
    <message>
        <source>Improved step by step, some seconds: closer, but coarser edits</source>
        <translation>逐步改进，几秒钟：更接近，但编辑较粗糙</translation>
    </message>
    <message>
        <source>Closest likeness, coarser edits: the generator learns this picture</source>
        <translation>最接近，但编辑较粗糙：生成器学习这张图片</translation>
    </message>
    <message>
        <source>Progress of the redrawing</source>
        <translation>重绘进度</translation>
    </message>
    <message>
        <source>Redraw it</source>
        <translation>重绘</translation>
    </message>
    <message>
        <source>Find this picture (Enter)</source>
        <translation>寻找这张图片（Enter）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave everything as it is (Esc)</source>
        <translation>保持原样（Esc）</translation>
    </message>
    <message>
        <source>Put the square over a face: drag it, or its corners. Then redraw it.</source>
        <translation>把方框放到脸上：拖动方框或它的角，然后重绘。</translation>
    </message>
    <message>
        <source>Finding this picture… watch it come on the canvas.</source>
        <translation>正在寻找这张图片……请看画布上它逐渐出现。</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Later</source>
        <translation>推后</translation>
    </message>
    <message>
        <source>Sooner</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Cancel this job</source>
        <translation>取消此任务</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{share} · {time} left</source>
        <translation>{share} · 剩余 {time}</translation>
    </message>
    <message>
        <source>Done in {time}</source>
        <translation>完成，用时 {time}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>Pause the queue</source>
        <translation>暂停队列</translation>
    </message>
    <message>
        <source>No jobs yet. Paint a mask and press Enter.</source>
        <translation>还没有任务。涂抹蒙版后按 Enter。</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Paused, {count} waiting</source>
        <translation>已暂停，{count} 个等待</translation>
    </message>
    <message>
        <source>{count} at work or waiting</source>
        <translation>{count} 个进行中或等待</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>没有待办任务</translation>
    </message>
    <message>
        <source>Resume the queue</source>
        <translation>继续队列</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>New keys</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Click here, then press the keys; Esc leaves them as they are, Tab goes on</source>
        <translation>单击此处，然后按下按键；Esc 保持不变，Tab 跳到下一项</translation>
    </message>
</context>
<context>
    <name>Keying</name>
    <message>
        <source>Delete the key here</source>
        <translation>删除此处的关键帧</translation>
    </message>
    <message>
        <source>Key at the playhead</source>
        <translation>在播放头处设关键帧</translation>
    </message>
</context>
<context>
    <name>Keymap</name>
    <message>
        <source>Swap the two colours, or painting and erasing the mask</source>
        <translation>交换两种颜色，或切换涂抹与擦除蒙版</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>缩小画笔</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>放大画笔</translation>
    </message>
    <message>
        <source>Softer brush</source>
        <translation>降低画笔硬度</translation>
    </message>
    <message>
        <source>Harder brush</source>
        <translation>提高画笔硬度</translation>
    </message>
    <message>
        <source>Hold and drag: move the view</source>
        <translation>按住并拖动：移动视图</translation>
    </message>
    <message>
        <source>Hold and drag: turn the view</source>
        <translation>按住并拖动：旋转视图</translation>
    </message>
    <message>
        <source>Hold: the picture before</source>
        <translation>按住：查看修改前的图片</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>以指针为中心缩放</translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation>中键</translation>
    </message>
    <message>
        <source>Move the view</source>
        <translation>移动视图</translation>
    </message>
    <message>
        <source>Right button</source>
        <translation>右键</translation>
    </message>
    <message>
        <source>With a brush: erase</source>
        <translation>使用画笔时：擦除</translation>
    </message>
    <message>
        <source>Shift and click</source>
        <translation>Shift 加单击</translation>
    </message>
    <message>
        <source>A straight line from where the last ended</source>
        <translation>从上一笔的终点画直线</translation>
    </message>
    <message>
        <source>Alt or Ctrl and click</source>
        <translation>Alt 或 Ctrl 加单击</translation>
    </message>
    <message>
        <source>With the brush: take up a colour</source>
        <translation>使用画笔时：取色</translation>
    </message>
    <message>
        <source>Alt and right drag</source>
        <translation>Alt 加右键拖动</translation>
    </message>
    <message>
        <source>With a brush: size it, and harden it</source>
        <translation>使用画笔时：调整大小和硬度</translation>
    </message>
    <message>
        <source>Double-click a slider</source>
        <translation>双击滑块</translation>
    </message>
    <message>
        <source>Type its number</source>
        <translation>输入数值</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>在画布上</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>KeysCard</name>
    <message>
        <source>Follow the face</source>
        <translation>跟随脸部</translation>
    </message>
    <message>
        <source>The square goes along with what it holds at the playhead</source>
        <translation>方框跟随它在播放头处所含的内容移动</translation>
    </message>
    <message>
        <source>Apply to the clip</source>
        <translation>应用到片段</translation>
    </message>
    <message>
        <source>Render the keys</source>
        <translation>渲染关键帧</translation>
    </message>
    <message>
        <source>Move the sliders of the portrait in every frame</source>
        <translation>在每一帧移动肖像的滑块</translation>
    </message>
    <message>
        <source>Make this layer a clip, so that it plays and exports</source>
        <translation>把此图层变成片段，以便播放和导出</translation>
    </message>
    <message>
        <source>Choose a portrait’s layer: its sliders can move over time.</source>
        <translation>选择一个肖像图层：它的滑块可以随时间变化。</translation>
    </message>
    <message>
        <source>{names}: rendered. A slider you move makes it a picture again.</source>
        <translation>{names}：已渲染。移动滑块会使它重新成为图片。</translation>
    </message>
    <message>
        <source>{names}: move the playhead to look; render the keys to play them.</source>
        <translation>{names}：移动播放头查看；渲染关键帧后即可播放。</translation>
    </message>
    <message>
        <source>These sliders can be applied to the portrait in the whole clip.</source>
        <translation>这些滑块可以应用到整个片段中的肖像。</translation>
    </message>
    <message>
        <source>Press K on a slider, or right-click it, for a key at the playhead; then another later.</source>
        <translation>在滑块上按 K 或点右键，在播放头处设一个关键帧；然后在后面再设一个。</translation>
    </message>
</context>
<context>
    <name>KeysTrack</name>
    <message>
        <source>Sliders</source>
        <translation>滑块</translation>
    </message>
    <message>
        <source>Keys of sliders</source>
        <translation>滑块的关键帧</translation>
    </message>
    <message>
        <source>Drag a key in time or value; right-click it for more</source>
        <translation>在时间或数值上拖动关键帧；右键查看更多</translation>
    </message>
    <message>
        <source>Delete key</source>
        <translation>删除关键帧</translation>
    </message>
</context>
<context>
    <name>KindsGrid</name>
    <message>
        <source>Add an adjustment layer:</source>
        <translation>添加调整图层：</translation>
    </message>
</context>
<context>
    <name>KindsRow</name>
    <message>
        <source>Kinds from</source>
        <translation>类别取自</translation>
    </message>
    <message>
        <source>What says of which kind a picture is</source>
        <translation>由什么说明图片属于哪个类别</translation>
    </message>
    <message>
        <source>folders: {n} kinds</source>
        <translation>文件夹：{n} 个类别</translation>
    </message>
    <message>
        <source>column {name}: {n} kinds</source>
        <translation>列 {name}：{n} 个类别</translation>
    </message>
</context>
<context>
    <name>LabelsCard</name>
    <message>
        <source>Tick one attribute or more.</source>
        <translation>请勾选一个或多个属性。</translation>
    </message>
</context>
<context>
    <name>LatentsTray</name>
    <message>
        <source>Variations</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Click takes one; drag it onto the canvas; arrows and Enter</source>
        <translation>单击选取；可拖到画布上；也可用方向键和 Enter</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>Which model draws</source>
        <translation>由哪个模型绘制</translation>
    </message>
    <message>
        <source>Drawing style</source>
        <translation>画风</translation>
    </message>
    <message>
        <source>How the portraits are drawn</source>
        <translation>肖像的画法</translation>
    </message>
    <message>
        <source>Variety</source>
        <translation>多样性</translation>
    </message>
    <message>
        <source>0 % draws what is typical, 100 % everything the model knows</source>
        <translation>0 % 画最典型的，100 % 画模型所知的一切</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Number of the first variation; the same number, the same</source>
        <translation>第一个变体的编号；编号相同，结果相同</translation>
    </message>
    <message>
        <source>Sixteen others (R)</source>
        <translation>换十六个（R）</translation>
    </message>
    <message>
        <source>Use my picture</source>
        <translation>使用我的图片</translation>
    </message>
    <message>
        <source>Put a square over a face in your picture; sliders then change it (U)</source>
        <translation>在图片的脸上放一个方框；随后用滑块改变它（U）</translation>
    </message>
    <message>
        <source>Any drawing style</source>
        <translation>任意画风</translation>
    </message>
    <message>
        <source>Seed {n}</source>
        <translation>种子 {n}</translation>
    </message>
    <message>
        <source>No generator is installed.</source>
        <translation>没有安装生成器。</translation>
    </message>
    <message>
        <source>Sixteen variations are being drawn…</source>
        <translation>正在绘制十六个变体……</translation>
    </message>
</context>
<context>
    <name>Later</name>
    <message>
        <source>The layers were changed meanwhile; nothing was done.</source>
        <translation>图层在此期间已被修改；未做任何操作。</translation>
    </message>
</context>
<context>
    <name>LayerCommands</name>
    <message>
        <source>Layer {number}</source>
        <translation>图层 {number}</translation>
    </message>
    <message>
        <source>Group {number}</source>
        <translation>组 {number}</translation>
    </message>
</context>
<context>
    <name>LayerMaskCommands</name>
    <message>
        <source>Paint a mask first; the layer then shows only there.</source>
        <translation>请先涂抹蒙版；图层将只在那里显示。</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>with a mask</source>
        <translation>带蒙版</translation>
    </message>
    <message>
        <source>with a mask that is off</source>
        <translation>带已停用的蒙版</translation>
    </message>
    <message>
        <source>generated, seed {seed}</source>
        <translation>生成，种子 {seed}</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Layer name</source>
        <translation>图层名称</translation>
    </message>
    <message>
        <source>Mask name</source>
        <translation>蒙版名称</translation>
    </message>
</context>
<context>
    <name>Layering</name>
    <message>
        <source>Merge down</source>
        <translation>向下合并</translation>
    </message>
    <message>
        <source>Merge layers</source>
        <translation>合并图层</translation>
    </message>
    <message>
        <source>Merge group</source>
        <translation>合并组</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>已粘贴</translation>
    </message>
</context>
<context>
    <name>LayersBar</name>
    <message>
        <source>Layers to take</source>
        <translation>要取用的层</translation>
    </message>
    <message>
        <source>Layers from coarse (left) to fine (right); drag over those to take</source>
        <translation>从粗（左）到细（右）的层；拖过要取用的层</translation>
    </message>
</context>
<context>
    <name>LayersChoice</name>
    <message>
        <source>Layers to take</source>
        <translation>要取用的层</translation>
    </message>
    <message>
        <source>Coarse</source>
        <translation>粗</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>细</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Shape and pose</source>
        <translation>形状与姿势</translation>
    </message>
    <message>
        <source>Features of the face and the hair</source>
        <translation>五官与头发</translation>
    </message>
    <message>
        <source>Colours and fine detail</source>
        <translation>颜色与细节</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Blend mode</source>
        <translation>混合模式</translation>
    </message>
    <message>
        <source>How the layer mixes with those below</source>
        <translation>图层与下方图层的混合方式</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
</context>
<context>
    <name>LevelsEditor</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Let each channel reach from black to white</source>
        <translation>让每个通道从黑延伸到白</translation>
    </message>
</context>
<context>
    <name>LevelsGraph</name>
    <message>
        <source>Levels</source>
        <translation>色阶</translation>
    </message>
    <message>
        <source>Drag black, middle and white; below: what they become</source>
        <translation>拖动黑场、中间调和白场；下方为它们的输出值</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>{n} pictures</source>
        <translation>{n} 张图片</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>{n} of {all} pictures</source>
        <translation>{n} / {all} 张图片</translation>
    </message>
    <message>
        <source>{n} clips</source>
        <translation>{n} 个片段</translation>
    </message>
    <message>
        <source>1 clip</source>
        <translation>1 个片段</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>选集</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>no licence named</source>
        <translation>未注明许可</translation>
    </message>
</context>
<context>
    <name>LibraryFoot</name>
    <message>
        <source>Add pictures and clips…</source>
        <translation>添加图片和片段…</translation>
    </message>
    <message>
        <source>New board…</source>
        <translation>新建画板…</translation>
    </message>
    <message>
        <source>Train on this board</source>
        <translation>用此画板训练</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Take away (Delete)</source>
        <translation>移走（Delete）</translation>
    </message>
    <message>
        <source>Train on the {n} selected pictures</source>
        <translation>用选中的 {n} 张图片训练</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>New board…</source>
        <translation>新建画板…</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Pictures and clips</source>
        <translation>图片与片段</translation>
    </message>
    <message>
        <source>Add to the library</source>
        <translation>添加到素材库</translation>
    </message>
    <message>
        <source>Copying into the library…</source>
        <translation>正在复制到素材库…</translation>
    </message>
    <message>
        <source>Rename board…</source>
        <translation>重命名画板…</translation>
    </message>
    <message>
        <source>{n} files are in “{board}” now.</source>
        <translation>{n} 个文件现已在“{board}”中。</translation>
    </message>
    <message>
        <source>“{name}” was taken away.</source>
        <translation>已移走“{name}”。</translation>
    </message>
    <message>
        <source>{n} were taken away.</source>
        <translation>已移走 {n} 项。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Add as layers</source>
        <translation>添加为图层</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移走</translation>
    </message>
</context>
<context>
    <name>LikenessCard</name>
    <message>
        <source>New: samples are no copies of the training pictures.</source>
        <translation>新颖：样本不是训练图片的复制品。</translation>
    </message>
    <message>
        <source>Some samples come close to training pictures.</source>
        <translation>有些样本与训练图片很接近。</translation>
    </message>
    <message>
        <source>Samples show hardly anything yet; nobody can tell.</source>
        <translation>样本中还几乎看不出什么；无法判断。</translation>
    </message>
    <message>
        <source>By heart: samples copy training pictures. Stop, or add pictures.</source>
        <translation>死记硬背：样本在复制训练图片。请停止，或添加图片。</translation>
    </message>
    <message>
        <source>Whether it learns by heart is looked at with the first moment.</source>
        <translation>到第一个时刻时会检查它是否死记硬背。</translation>
    </message>
</context>
<context>
    <name>LiveLook</name>
    <message>
        <source>The look was not finished and is not applied.</source>
        <translation>预览尚未完成，未应用。</translation>
    </message>
    <message>
        <source>Paint over what should change; the look follows.</source>
        <translation>请涂抹要改变的部分；预览随之更新。</translation>
    </message>
</context>
<context>
    <name>LookFoot</name>
    <message>
        <source>Look at the picture as it is (Esc)</source>
        <translation>查看图片原样（Esc）</translation>
    </message>
    <message>
        <source>Progress of the look</source>
        <translation>预览进度</translation>
    </message>
    <message>
        <source>Replace layer</source>
        <translation>替换图层</translation>
    </message>
    <message>
        <source>Apply to clip</source>
        <translation>应用到片段</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Render every frame (Enter)</source>
        <translation>渲染每一帧（Enter）</translation>
    </message>
    <message>
        <source>Make a layer (Enter)</source>
        <translation>生成图层（Enter）</translation>
    </message>
</context>
<context>
    <name>LookSettings</name>
    <message>
        <source>0 % is the picture as it is, 100 % all of the change</source>
        <translation>0 % 为图片原样，100 % 为全部变化</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Keep colours</source>
        <translation>保留颜色</translation>
    </message>
    <message>
        <source>Inside the mask</source>
        <translation>仅蒙版内</translation>
    </message>
    <message>
        <source>Only where the mask is painted (mask brush, M)</source>
        <translation>只在涂了蒙版的地方（蒙版画笔，M）</translation>
    </message>
    <message>
        <source>Steady (no flicker)</source>
        <translation>稳定（不闪烁）</translation>
    </message>
</context>
<context>
    <name>Looker</name>
    <message>
        <source>The clip lies outside the in and out points.</source>
        <translation>该片段在入出点之外。</translation>
    </message>
    <message>
        <source>What it needs is being read; ask again in a moment.</source>
        <translation>正在读取所需的内容；请稍后再试。</translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message>
        <source>Navigator</source>
        <translation>导航器</translation>
    </message>
</context>
<context>
    <name>LuminanceForm</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>The darkest that is selected</source>
        <translation>选中的最暗值</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>The brightest that is selected</source>
        <translation>选中的最亮值</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>柔和度</translation>
    </message>
    <message>
        <source>Over how many levels it fades beyond them</source>
        <translation>在范围之外经过多少级淡出</translation>
    </message>
</context>
<context>
    <name>LuminanceRange</name>
    <message>
        <source>Luminance range</source>
        <translation>亮度范围</translation>
    </message>
</context>
<context>
    <name>ManyDialog</name>
    <message>
        <source>Export many</source>
        <translation>批量导出</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop; what is written stays</source>
        <translation>停止；已写出的保留</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Begin writing</source>
        <translation>开始写出</translation>
    </message>
    <message>
        <source>Not written: {reason}</source>
        <translation>未写出：{reason}</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>已写出：{name}</translation>
    </message>
    <message>
        <source>{count} written.</source>
        <translation>已写出 {count} 个。</translation>
    </message>
    <message>
        <source>{count} not written: see the list.</source>
        <translation>{count} 个未写出：见列表。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} / {all}</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Add the pictures to export.</source>
        <translation>请添加要导出的图片。</translation>
    </message>
</context>
<context>
    <name>MaskCommands</name>
    <message>
        <source>Grow by</source>
        <translation>扩展</translation>
    </message>
    <message>
        <source>Grow selection</source>
        <translation>扩展选区</translation>
    </message>
    <message>
        <source>Shrink selection</source>
        <translation>收缩选区</translation>
    </message>
    <message>
        <source>Feather selection</source>
        <translation>羽化选区</translation>
    </message>
    <message>
        <source>Smooth selection</source>
        <translation>平滑选区</translation>
    </message>
    <message>
        <source>Border of selection</source>
        <translation>选区边界</translation>
    </message>
    <message>
        <source>The picture was changed meanwhile; nothing was done.</source>
        <translation>图片在此期间已被修改；未做任何操作。</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Nothing is selected. Select or paint something first.</source>
        <translation>没有选择任何内容。请先选择或涂抹。</translation>
    </message>
    <message>
        <source>The selection was changed meanwhile; nothing was done.</source>
        <translation>选区在此期间已被修改；未做任何操作。</translation>
    </message>
    <message>
        <source>Shrink by</source>
        <translation>收缩</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Rename mask</source>
        <translation>重命名蒙版</translation>
    </message>
</context>
<context>
    <name>MaskFiles</name>
    <message>
        <source>The picture was changed meanwhile; nothing was loaded.</source>
        <translation>图片在此期间已被修改；未载入任何内容。</translation>
    </message>
</context>
<context>
    <name>MasksPanel</name>
    <message>
        <source>Masks</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Click a mask to paint on it, double-click to rename it.
Ctrl-click selects it in the active mask (Shift adds, Alt subtracts).
Drag it onto a layer, or out as a PNG; drop pictures here as masks.</source>
        <translation>点击蒙版即可在其上涂抹，双击可重命名。
按住 Ctrl 点击可把它载入当前蒙版（Shift 添加，Alt 减去）。
可拖到图层上，或拖出为 PNG；把图片拖到这里可作为蒙版。</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>I&amp;mage</source>
        <translation>图像(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>图层(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>选择(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Inpaint</source>
        <translation>修复(&amp;I)</translation>
    </message>
    <message>
        <source>L&amp;atents</source>
        <translation>潜空间(&amp;A)</translation>
    </message>
    <message>
        <source>T&amp;rain</source>
        <translation>训练(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>时间轴(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>打开最近的文件</translation>
    </message>
    <message>
        <source>New adjustment</source>
        <translation>新建调整图层</translation>
    </message>
    <message>
        <source>Try a sample</source>
        <translation>试用示例</translation>
    </message>
    <message>
        <source>Mask shows as</source>
        <translation>蒙版显示为</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Number of answers</source>
        <translation>结果数量</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Snap to</source>
        <translation>吸附到</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Layer mask</source>
        <translation>图层蒙版</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>排列</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Flip and turn</source>
        <translation>翻转与旋转</translation>
    </message>
</context>
<context>
    <name>MergeCommands</name>
    <message>
        <source>Visible</source>
        <translation>可见图层</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>Miniature</name>
    <message>
        <source>Navigator</source>
        <translation>导航器</translation>
    </message>
    <message>
        <source>Drag the frame to see another part; the wheel zooms</source>
        <translation>拖动方框查看其他部分；滚轮缩放</translation>
    </message>
</context>
<context>
    <name>MixPanel</name>
    <message>
        <source>Points</source>
        <translation>存点</translation>
    </message>
    <message>
        <source>Click goes back to it; drag it to A or B</source>
        <translation>单击回到该处；可拖到 A 或 B</translation>
    </message>
    <message>
        <source>Every change you keep becomes a point here; one click goes back to it.</source>
        <translation>每个保留的更改都会成为这里的一个存点；单击即可回去。</translation>
    </message>
    <message>
        <source>Mix two</source>
        <translation>混合两张</translation>
    </message>
    <message>
        <source>Point {n}</source>
        <translation>存点 {n}</translation>
    </message>
    <message>
        <source>Go back to it</source>
        <translation>回到该处</translation>
    </message>
    <message>
        <source>Put it at A</source>
        <translation>放到 A</translation>
    </message>
    <message>
        <source>Put it at B</source>
        <translation>放到 B</translation>
    </message>
</context>
<context>
    <name>MixRow</name>
    <message>
        <source>How much of {name}</source>
        <translation>{name} 占多少</translation>
    </message>
    <message>
        <source>Take {name} out of the mix</source>
        <translation>从混合中去掉 {name}</translation>
    </message>
</context>
<context>
    <name>Mixer</name>
    <message>
        <source>Drop a variation or a point here; a click takes the present picture</source>
        <translation>把变体或存点拖到这里；单击取用当前图片</translation>
    </message>
    <message>
        <source>A to B</source>
        <translation>A 到 B</translation>
    </message>
    <message>
        <source>0 % is A, 100 % is B, between them is neither</source>
        <translation>0 % 是 A，100 % 是 B，中间介于两者之间</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>交换 A 和 B</translation>
    </message>
    <message>
        <source>Take from B</source>
        <translation>取自 B</translation>
    </message>
    <message>
        <source>The present picture takes these layers of picture B</source>
        <translation>当前图片采用图片 B 的这些层</translation>
    </message>
    <message>
        <source>Drop two pictures here: variations, or points from above.</source>
        <translation>把两张图片拖到这里：变体，或上面的存点。</translation>
    </message>
</context>
<context>
    <name>MotionPanel</name>
    <message>
        <source>Keys</source>
        <translation>关键帧</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>漫游</translation>
    </message>
</context>
<context>
    <name>Mover</name>
    <message>
        <source>Choose a layer that sliders have made.</source>
        <translation>请选择由滑块生成的图层。</translation>
    </message>
    <message>
        <source>The document lasts {seconds} seconds now; its timeline is in Video.</source>
        <translation>文档现在长 {seconds} 秒；它的时间轴在“视频”中。</translation>
    </message>
    <message>
        <source>{names} will not move in the clip: render its keys first (Motion).</source>
        <translation>{names}在片段中不会动：请先渲染它的关键帧（动态）。</translation>
    </message>
    <message>
        <source>Walk, {count} frames</source>
        <translation>漫游，{count} 帧</translation>
    </message>
    <message>
        <source>The walk is written: {file}</source>
        <translation>漫游已写出：{file}</translation>
    </message>
</context>
<context>
    <name>NameForm</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>NavigatorPanel</name>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Zoom of the view in per cent</source>
        <translation>视图的缩放百分比</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Turns the view, not the picture</source>
        <translation>只转动视图，不转动图片</translation>
    </message>
</context>
<context>
    <name>NewForm</name>
    <message>
        <source>New picture</source>
        <translation>新建图片</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Sizes that are often needed</source>
        <translation>常用尺寸</translation>
    </message>
    <message>
        <source>As typed</source>
        <translation>自定</translation>
    </message>
    <message>
        <source>Clipboard, {w} × {h}</source>
        <translation>剪贴板，{w} × {h}</translation>
    </message>
    <message>
        <source>Swap width and height</source>
        <translation>交换宽和高</translation>
    </message>
    <message>
        <source>{w} × {h} pixels; a layer painted all over takes {bytes}.</source>
        <translation>{w} × {h} 像素；画满的一层占用 {bytes}。</translation>
    </message>
    <message>
        <source>That is too large: a picture has at most {most} million pixels, and {side} a side. {w} × {h} would fit.</source>
        <translation>太大了：图片最多 {most} 百万像素，每边最多 {side}。{w} × {h} 可以。</translation>
    </message>
</context>
<context>
    <name>NewPicture</name>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Width of the picture</source>
        <translation>图片的宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Height of the picture</source>
        <translation>图片的高度</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Pixels an inch when printed</source>
        <translation>打印时每英寸的像素数</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>What width and height are told in</source>
        <translation>宽和高所用的单位</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Centimetres</source>
        <translation>厘米</translation>
    </message>
    <message>
        <source>Millimetres</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>Inches</source>
        <translation>英寸</translation>
    </message>
    <message>
        <source>Bits a channel</source>
        <translation>每通道位数</translation>
    </message>
    <message>
        <source>16 bits keep soft gradients even; they take twice the memory</source>
        <translation>16 位使柔和渐变保持平滑；占用两倍内存</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>8 位</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>Filled with</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>What the first layer holds</source>
        <translation>第一个图层的内容</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Colour in hand</source>
        <translation>当前颜色</translation>
    </message>
    <message>
        <source>Full HD, 1920 × 1080</source>
        <translation>全高清，1920 × 1080</translation>
    </message>
    <message>
        <source>4K, 3840 × 2160</source>
        <translation>4K，3840 × 2160</translation>
    </message>
    <message>
        <source>Square, 1024 × 1024</source>
        <translation>正方形，1024 × 1024</translation>
    </message>
    <message>
        <source>Square, 2048 × 2048</source>
        <translation>正方形，2048 × 2048</translation>
    </message>
    <message>
        <source>Upright, 1080 × 1920</source>
        <translation>竖幅，1080 × 1920</translation>
    </message>
    <message>
        <source>A5 at 300 ppi</source>
        <translation>A5，300 ppi</translation>
    </message>
    <message>
        <source>A4 at 300 ppi</source>
        <translation>A4，300 ppi</translation>
    </message>
    <message>
        <source>A3 at 300 ppi</source>
        <translation>A3，300 ppi</translation>
    </message>
    <message>
        <source>Letter at 300 ppi</source>
        <translation>Letter，300 ppi</translation>
    </message>
    <message>
        <source>Photograph 15 × 10 cm at 300 ppi</source>
        <translation>照片 15 × 10 厘米，300 ppi</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>The language changes when Underpaint is started again.</source>
        <translation>语言将在重新启动 Underpaint 后更改。</translation>
    </message>
    <message>
        <source>1. Paint over what should go (mask brush, M).   2. Press Enter: the picture heals.   3. The answer is a layer of its own; Ctrl+Z takes it back.</source>
        <translation>1. 涂抹要去除的部分（蒙版画笔，M）。   2. 按 Enter：图片得到修复。   3. 结果是一个独立的图层；Ctrl+Z 可撤回。</translation>
    </message>
    <message>
        <source>About Underpaint</source>
        <translation>关于 Underpaint</translation>
    </message>
    <message>
        <source>An image editor for artists, built on generative models. It works offline; nothing leaves this computer.

Licence: Apache 2.0
Engine: {engine}</source>
        <translation>面向艺术家的图像编辑器，基于生成模型。离线工作；任何数据都不会离开这台电脑。

许可：Apache 2.0
引擎：{engine}</translation>
    </message>
    <message>
        <source>an untitled document</source>
        <translation>未命名的文档</translation>
    </message>
    <message>
        <source>Underpaint ended unexpectedly while {name} was open.</source>
        <translation>Underpaint 在打开 {name} 时意外退出。</translation>
    </message>
    <message>
        <source>Underpaint ended unexpectedly while {name} were open.</source>
        <translation>Underpaint 意外退出，当时打开着 {name}。</translation>
    </message>
    <message>
        <source>Underpaint ended unexpectedly while {name} and {more} more were open.</source>
        <translation>Underpaint 意外退出，当时打开了 {name} 及另外 {more} 个文档。</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>OperationEnds</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>All as before (Esc)</source>
        <translation>恢复原样 (Esc)</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Make it final (Enter)</source>
        <translation>确认 (Enter)</translation>
    </message>
</context>
<context>
    <name>OptionsBar</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Diameter of the brush  [ and ]</source>
        <translation>画笔直径  [ 和 ]</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬度</translation>
    </message>
    <message>
        <source>How sharp the edge is  Shift+[ and Shift+]</source>
        <translation>边缘的锐利程度  Shift+[ 和 Shift+]</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>The most that one stroke can cover</source>
        <translation>一笔所能达到的最大覆盖</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>How much each dab adds</source>
        <translation>每一点增加的量</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>蒙版强度</translation>
    </message>
    <message>
        <source>How strongly the mask&apos;s colour covers the picture</source>
        <translation>蒙版颜色覆盖图片的强度</translation>
    </message>
    <message>
        <source>Paint or erase</source>
        <translation>涂抹或擦除</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Add to the mask (X swaps)</source>
        <translation>添加到蒙版（X 切换）</translation>
    </message>
    <message>
        <source>Take from the mask (X swaps)</source>
        <translation>从蒙版中去除（X 切换）</translation>
    </message>
    <message>
        <source>Brush colour</source>
        <translation>画笔颜色</translation>
    </message>
    <message>
        <source>Second colour</source>
        <translation>第二颜色</translation>
    </message>
    <message>
        <source>Second colour (X swaps)</source>
        <translation>第二颜色（X 交换）</translation>
    </message>
    <message>
        <source>Swap colours (X)</source>
        <translation>交换颜色（X）</translation>
    </message>
    <message>
        <source>Mask colour</source>
        <translation>蒙版颜色</translation>
    </message>
    <message>
        <source>Colour that shows the mask</source>
        <translation>显示蒙版所用的颜色</translation>
    </message>
    <message>
        <source>Brush settings (F5)</source>
        <translation>画笔设置（F5）</translation>
    </message>
    <message>
        <source>Inside the mask</source>
        <translation>仅蒙版内</translation>
    </message>
    <message>
        <source>Change nothing outside what is masked</source>
        <translation>不改变蒙版之外的任何内容</translation>
    </message>
</context>
<context>
    <name>OptionsCard</name>
    <message>
        <source>Name of the model</source>
        <translation>模型名称</translation>
    </message>
    <message>
        <source>What the model is called on the shelf</source>
        <translation>模型在模型架上的名称</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>How long it trains; you can stop earlier, or train further later</source>
        <translation>训练多久；可以提前停止，也可以以后继续训练</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>图片尺寸</translation>
    </message>
    <message>
        <source>Quick; right for a first try</source>
        <translation>快速；适合初次尝试</translation>
    </message>
    <message>
        <source>Finer, about four times slower</source>
        <translation>更精细，大约慢四倍</translation>
    </message>
    <message>
        <source>Pictures a step</source>
        <translation>每步图片数</translation>
    </message>
    <message>
        <source>More are steadier and slower, and need more memory</source>
        <translation>越多越稳定，也越慢，占用内存更多</translation>
    </message>
    <message>
        <source>Change light and colour</source>
        <translation>改变光线与颜色</translation>
    </message>
    <message>
        <source>By how much pictures change at random: helps small folders</source>
        <translation>图片随机变化的幅度：对小文件夹有帮助</translation>
    </message>
    <message>
        <source>Mirror at random</source>
        <translation>随机镜像</translation>
    </message>
    <message>
        <source>Doubles the pictures; not for writing or faces turned aside</source>
        <translation>相当于图片加倍；不适合文字或侧脸</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>更多选项</translation>
    </message>
    <message>
        <source>Every picture, before it is learnt from</source>
        <translation>每张图片在学习之前的处理</translation>
    </message>
</context>
<context>
    <name>OtherFolder</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>The folder of what the pictures shall become</source>
        <translation>图片要变成的样子所在的文件夹</translation>
    </message>
    <message>
        <source>Become pictures like those of</source>
        <translation>变成这样的图片，取自</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>排除它们</translation>
    </message>
    <message>
        <source>Train without what would hurt the training</source>
        <translation>训练时不用对训练有害的图片</translation>
    </message>
    <message>
        <source>Choose the second folder: what the pictures shall become.</source>
        <translation>请选择第二个文件夹：图片要变成的样子。</translation>
    </message>
    <message>
        <source>Too few pictures are left in the second folder.</source>
        <translation>第二个文件夹中剩下的图片太少。</translation>
    </message>
    <message>
        <source>no folder yet</source>
        <translation>还没有文件夹</translation>
    </message>
    <message>
        <source>The doctor looks at every picture…</source>
        <translation>正在检查每张图片…</translation>
    </message>
    <message>
        <source>{n} pictures; {hurt} of them would hurt the training.</source>
        <translation>{n} 张图片；其中 {hurt} 张对训练有害。</translation>
    </message>
    <message>
        <source>{n} pictures, {out} left out</source>
        <translation>{n} 张图片，排除 {out} 张</translation>
    </message>
    <message>
        <source>{n} pictures; all is well.</source>
        <translation>{n} 张图片；一切正常。</translation>
    </message>
    <message>
        <source>Choose the second folder</source>
        <translation>选择第二个文件夹</translation>
    </message>
</context>
<context>
    <name>OwnSlider</name>
    <message>
        <source>With</source>
        <translation>有</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Name, such as “freckles”</source>
        <translation>名称，例如“雀斑”</translation>
    </message>
    <message>
        <source>Name of the new slider</source>
        <translation>新滑块的名称</translation>
    </message>
    <message>
        <source>What the first pictures have and the others do not</source>
        <translation>前一组图片有而后一组没有的东西</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>制作</translation>
    </message>
    <message>
        <source>Make the slider</source>
        <translation>制作滑块</translation>
    </message>
    <message>
        <source>Needs a name and at least two pictures in each group</source>
        <translation>需要一个名称，且每组至少两张图片</translation>
    </message>
</context>
<context>
    <name>Painting</name>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Brushes</source>
        <translation>画笔</translation>
    </message>
</context>
<context>
    <name>Palettes</name>
    <message>
        <source>Basics</source>
        <translation>基本色</translation>
    </message>
    <message>
        <source>Earth and sky</source>
        <translation>天与地</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>肤色</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>夜晚</translation>
    </message>
    <message>
        <source>Pastels</source>
        <translation>粉彩</translation>
    </message>
    <message>
        <source>Greys</source>
        <translation>灰色</translation>
    </message>
</context>
<context>
    <name>PalettesPart</name>
    <message>
        <source>Palette</source>
        <translation>色板</translation>
    </message>
    <message>
        <source>Choose a palette</source>
        <translation>选择色板</translation>
    </message>
    <message>
        <source>Add the colour to the palette</source>
        <translation>把颜色添加到色板</translation>
    </message>
    <message>
        <source>More about palettes</source>
        <translation>色板的更多操作</translation>
    </message>
    <message>
        <source>New palette…</source>
        <translation>新建色板…</translation>
    </message>
    <message>
        <source>Open palette…</source>
        <translation>打开色板…</translation>
    </message>
    <message>
        <source>Save palette…</source>
        <translation>保存色板…</translation>
    </message>
    <message>
        <source>Delete palette</source>
        <translation>删除色板</translation>
    </message>
    <message>
        <source>My {palette}</source>
        <translation>我的{palette}</translation>
    </message>
    <message>
        <source>This palette stays as it is. Add a colour to get a copy.</source>
        <translation>此色板不可更改。添加颜色会得到一个副本。</translation>
    </message>
    <message>
        <source>New palette</source>
        <translation>新建色板</translation>
    </message>
    <message>
        <source>My colours</source>
        <translation>我的颜色</translation>
    </message>
    <message>
        <source>Open palette</source>
        <translation>打开色板</translation>
    </message>
    <message>
        <source>Palettes (*.gpl *.kpl *.aco *.ase)</source>
        <translation>调色板 (*.gpl *.kpl *.aco *.ase)</translation>
    </message>
    <message>
        <source>Save palette</source>
        <translation>保存色板</translation>
    </message>
    <message>
        <source>GIMP palettes (*.gpl)</source>
        <translation>GIMP 色板 (*.gpl)</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>The latest frame</source>
        <translation>最新的一帧</translation>
    </message>
</context>
<context>
    <name>PictureCard</name>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
</context>
<context>
    <name>PictureForm</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Higher looks better and needs more room</source>
        <translation>越高效果越好，占用空间越大</translation>
    </message>
    <message>
        <source>Without any loss</source>
        <translation>无损</translation>
    </message>
    <message>
        <source>WebP can keep every pixel as it is</source>
        <translation>WebP 可以保留每个像素不变</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Width and height of the file, in percent of the picture</source>
        <translation>文件的宽度和高度，以图片的百分比表示</translation>
    </message>
    <message>
        <source> pixels at most</source>
        <translation> 像素以内</translation>
    </message>
    <message>
        <source>As each is</source>
        <translation>各按原样</translation>
    </message>
    <message>
        <source>Longer side</source>
        <translation>长边</translation>
    </message>
    <message>
        <source>Larger pictures are made so small; 0 leaves them alone</source>
        <translation>较大的图片缩小到此尺寸；0 表示不缩小</translation>
    </message>
    <message>
        <source>Bits a channel</source>
        <translation>每通道位数</translation>
    </message>
    <message>
        <source>As layers</source>
        <translation>与图层相同</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>8 位</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>16 where a layer has 16, else 8</source>
        <translation>有图层为 16 位时用 16 位，否则用 8 位</translation>
    </message>
    <message>
        <source>256 steps a channel: smaller, and read everywhere</source>
        <translation>每通道 256 级：文件较小，到处都能读取</translation>
    </message>
    <message>
        <source>65536 steps a channel: for further work and print</source>
        <translation>每通道 65536 级：适合继续加工和印刷</translation>
    </message>
    <message>
        <source>Convert colours to sRGB</source>
        <translation>将颜色转换为 sRGB</translation>
    </message>
    <message>
        <source>For screens and the web; else the picture&apos;s own colour profile goes along</source>
        <translation>适合屏幕和网页；否则附带图片自身的颜色配置文件</translation>
    </message>
    <message>
        <source>Shades of grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>One channel in place of three</source>
        <translation>用一个通道代替三个</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Without place</source>
        <translation>去除位置</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Camera, date, author, place: all that the picture says of itself</source>
        <translation>相机、日期、作者、地点：图片记录的所有信息</translation>
    </message>
    <message>
        <source>All but coordinates and names of places</source>
        <translation>除坐标和地名外的所有信息</translation>
    </message>
    <message>
        <source>Only colour profile and resolution</source>
        <translation>只保留颜色配置文件和分辨率</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Every pixel as it is; keeps transparency.</source>
        <translation>每个像素保持不变；保留透明度。</translation>
    </message>
    <message>
        <source>Small; transparency becomes white.</source>
        <translation>文件小；透明处变为白色。</translation>
    </message>
    <message>
        <source>Smaller than JPEG at the same quality; keeps transparency.</source>
        <translation>同等质量下比 JPEG 更小；保留透明度。</translation>
    </message>
    <message>
        <source>For print and archives; every pixel as it is.</source>
        <translation>用于印刷和存档；每个像素保持不变。</translation>
    </message>
    <message>
        <source>The smallest; not every program opens it.</source>
        <translation>文件最小；并非所有程序都能打开。</translation>
    </message>
</context>
<context>
    <name>PicturesCard</name>
    <message>
        <source>Change…</source>
        <translation>更换…</translation>
    </message>
    <message>
        <source>Learn from another folder</source>
        <translation>从另一个文件夹学习</translation>
    </message>
    <message>
        <source>Some of the pictures</source>
        <translation>部分图片</translation>
    </message>
    <message>
        <source>A click leaves a picture out, or takes it in again</source>
        <translation>单击可排除一张图片，或重新采用它</translation>
    </message>
    <message>
        <source>KINDS</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>The doctor looks at the pictures</source>
        <translation>检查图片</translation>
    </message>
    <message>
        <source>Leave out all that hurts</source>
        <translation>排除所有有害的图片</translation>
    </message>
    <message>
        <source>Train without every marked picture</source>
        <translation>训练时不用任何被标记的图片</translation>
    </message>
    <message>
        <source>Licence of the pictures, such as “my own”</source>
        <translation>图片的许可，例如“自有”</translation>
    </message>
    <message>
        <source>Licence of the pictures</source>
        <translation>图片的许可</translation>
    </message>
    <message>
        <source>Stands on the model&apos;s card, for whoever uses it</source>
        <translation>写在模型卡上，供使用者参考</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>{n} pictures, {out} left out</source>
        <translation>{n} 张图片，排除 {out} 张</translation>
    </message>
    <message>
        <source>{n} pictures</source>
        <translation>{n} 张图片</translation>
    </message>
    <message>
        <source>The doctor looks at every picture…</source>
        <translation>正在检查每张图片…</translation>
    </message>
    <message>
        <source>The doctor could not look: {why}</source>
        <translation>无法检查：{why}</translation>
    </message>
    <message>
        <source>What the doctor found</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>The folder says: {licence}</source>
        <translation>文件夹注明：{licence}</translation>
    </message>
</context>
<context>
    <name>PlaceForm</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Where the files are written</source>
        <translation>文件写入的位置</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>File names</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>{name} stands for the picture&apos;s name, {number} for 001, 002 and so on</source>
        <translation>{name} 代表图片名，{number} 代表 001、002 等</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>请选择一个文件夹。</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>OpenRaster, keeps everything</source>
        <translation>OpenRaster，保留一切</translation>
    </message>
    <message>
        <source>Photoshop, keeps the layers</source>
        <translation>Photoshop，保留图层</translation>
    </message>
    <message>
        <source>Replace {name}?</source>
        <translation>替换 {name}？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Placing</name>
    <message>
        <source>“{name}” is larger than the picture.</source>
        <translation>“{name}”比图片大。</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>What was to be fitted is not there any more.</source>
        <translation>要适配的内容已不存在。</translation>
    </message>
</context>
<context>
    <name>Polygon</name>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Unit of the rulers</source>
        <translation>标尺单位</translation>
    </message>
    <message>
        <source>Centimetres and inches follow the resolution in the file</source>
        <translation>厘米和英寸按文件中的分辨率计算</translation>
    </message>
    <message>
        <source>Grid spacing</source>
        <translation>网格间距</translation>
    </message>
    <message>
        <source>Side of the squares of the grid, in pixels of the picture</source>
        <translation>网格方格的边长，以图片像素为单位</translation>
    </message>
    <message>
        <source>Pixel grid</source>
        <translation>像素网格</translation>
    </message>
    <message>
        <source>Lines between the pixels above 800 %</source>
        <translation>放大超过 800 % 时显示像素之间的线</translation>
    </message>
    <message>
        <source>Rulers</source>
        <translation>标尺</translation>
    </message>
    <message>
        <source>Rulers along the picture</source>
        <translation>图片边上的标尺</translation>
    </message>
    <message>
        <source>Guides</source>
        <translation>参考线</translation>
    </message>
    <message>
        <source>Lines pulled out of the rulers</source>
        <translation>从标尺拖出的线</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Squares over the whole picture</source>
        <translation>覆盖整张图片的方格</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>吸附</translation>
    </message>
    <message>
        <source>Drags keep to lines that are near</source>
        <translation>拖动时贴合附近的线</translation>
    </message>
    <message>
        <source>Snap to guides</source>
        <translation>吸附到参考线</translation>
    </message>
    <message>
        <source>Where guides are shown</source>
        <translation>显示参考线时</translation>
    </message>
    <message>
        <source>Snap to the grid</source>
        <translation>吸附到网格</translation>
    </message>
    <message>
        <source>Where the grid is shown</source>
        <translation>显示网格时</translation>
    </message>
    <message>
        <source>Snap to the picture</source>
        <translation>吸附到图片</translation>
    </message>
    <message>
        <source>To its edges and the lines through its middle</source>
        <translation>贴合图片的边缘和中线</translation>
    </message>
    <message>
        <source>Snap to layers</source>
        <translation>吸附到图层</translation>
    </message>
    <message>
        <source>To edges and middles of layers that are visible</source>
        <translation>贴合可见图层的边缘和中线</translation>
    </message>
    <message>
        <source>Snap to the selection</source>
        <translation>吸附到选区</translation>
    </message>
    <message>
        <source>To edges and middle of what the mask covers</source>
        <translation>贴合蒙版覆盖部分的边缘和中线</translation>
    </message>
    <message>
        <source>Autosave after</source>
        <translation>自动保存间隔</translation>
    </message>
    <message>
        <source>Seconds without a change until the work is put in a safe place; nobody who paints on is made to wait longer than three times that</source>
        <translation>多少秒没有更改后把作品存到安全的地方；持续绘画时最多等待此时间的三倍</translation>
    </message>
    <message>
        <source>Memory for undo</source>
        <translation>撤销内存</translation>
    </message>
    <message>
        <source>When it is full, the oldest steps are forgotten</source>
        <translation>用满后，最早的步骤会被清除</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近打开的文件</translation>
    </message>
    <message>
        <source>How many files the File menu and the first page remember</source>
        <translation>“文件”菜单和起始页记住多少个文件</translation>
    </message>
    <message>
        <source>Transparency</source>
        <translation>透明区域</translation>
    </message>
    <message>
        <source>What shows where the picture is transparent</source>
        <translation>图片透明处显示什么</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Surround</source>
        <translation>画布周围</translation>
    </message>
    <message>
        <source>The colour round the picture; a middle grey is best to judge colours</source>
        <translation>图片周围的颜色；中灰最适合判断颜色</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>跟随主题</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>Mouse wheel</source>
        <translation>鼠标滚轮</translation>
    </message>
    <message>
        <source>With Ctrl held it always zooms</source>
        <translation>按住 Ctrl 时总是缩放</translation>
    </message>
    <message>
        <source>Zooms</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Scrolls</source>
        <translation>滚动</translation>
    </message>
    <message>
        <source>Firmness</source>
        <translation>压感硬度</translation>
    </message>
    <message>
        <source>Below 0 a light touch gives full pressure, above 0 the pen must be pressed harder</source>
        <translation>小于 0 时轻触即可达到全压力，大于 0 时需要更用力按压</translation>
    </message>
    <message>
        <source>The far end of the pen erases</source>
        <translation>笔尾用作橡皮擦</translation>
    </message>
    <message>
        <source>Switch it off where the pen&apos;s end is touched by accident</source>
        <translation>如果容易误触笔尾，请关闭此项</translation>
    </message>
    <message>
        <source>Models run on</source>
        <translation>模型运行于</translation>
    </message>
    <message>
        <source>The graphics card is used where there is one that fits; takes effect when Underpaint starts next</source>
        <translation>有合适的显卡时使用显卡；下次启动 Underpaint 时生效</translation>
    </message>
    <message>
        <source>The fastest</source>
        <translation>最快的设备</translation>
    </message>
    <message>
        <source>The processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Processor cores</source>
        <translation>处理器核心数</translation>
    </message>
    <message>
        <source>For models; 0 = all but one, which is the window&apos;s; takes effect when Underpaint starts next</source>
        <translation>供模型使用；0 = 留一个核心给窗口，其余全部使用；下次启动 Underpaint 时生效</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Rulers and grid</source>
        <translation>标尺与网格</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>压感笔</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Millimetres</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>Centimetres</source>
        <translation>厘米</translation>
    </message>
    <message>
        <source>Inches</source>
        <translation>英寸</translation>
    </message>
</context>
<context>
    <name>PreferencesWindow</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Reset this page</source>
        <translation>重置此页</translation>
    </message>
    <message>
        <source>Its settings as they were at first</source>
        <translation>恢复此页的初始设置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Everything is kept already</source>
        <translation>所有更改均已保存</translation>
    </message>
</context>
<context>
    <name>Preferring</name>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>The window speaks it when Underpaint starts next</source>
        <translation>下次启动 Underpaint 时生效</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>窗口的颜色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Laid over what the mask covers</source>
        <translation>覆盖在蒙版区域上的颜色</translation>
    </message>
    <message>
        <source>Mask colour</source>
        <translation>蒙版颜色</translation>
    </message>
</context>
<context>
    <name>PresetsButton</name>
    <message>
        <source>Presets: settings kept under a name</source>
        <translation>预设：以名称保存的设置</translation>
    </message>
    <message>
        <source>Save as preset…</source>
        <translation>存储为预设…</translation>
    </message>
    <message>
        <source>Delete preset</source>
        <translation>删除预设</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview at 100 %</source>
        <translation>100 % 预览</translation>
    </message>
    <message>
        <source>Before and after: drag the line, drag the picture to move it</source>
        <translation>修改前与修改后：拖动分界线对比，拖动图片可移动</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>正在处理…</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>修改后</translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <source>Now: {space}</source>
        <translation>当前：{space}</translation>
    </message>
    <message>
        <source>Colour space</source>
        <translation>色彩空间</translation>
    </message>
    <message>
        <source>Where the picture&apos;s numbers belong</source>
        <translation>图片数值所属的空间</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>来自文件…</translation>
    </message>
    <message>
        <source>Colour profile from a file</source>
        <translation>来自文件的颜色配置文件</translation>
    </message>
    <message>
        <source>Choose an .icc or .icm file</source>
        <translation>选择 .icc 或 .icm 文件</translation>
    </message>
    <message>
        <source>Colour profile</source>
        <translation>颜色配置文件</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm)</source>
        <translation>颜色配置文件 (*.icc *.icm)</translation>
    </message>
</context>
<context>
    <name>ProgressForm</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>You can give it up; the picture then stays as it is.</source>
        <translation>可以放弃；图片将保持原样。</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>What is not saved is lost.</source>
        <translation>未保存的内容将会丢失。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save, then go on</source>
        <translation>先保存，再继续</translation>
    </message>
    <message>
        <source>Go on without saving</source>
        <translation>不保存，继续</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation>一切保持原样</translation>
    </message>
</context>
<context>
    <name>RampBar</name>
    <message>
        <source>Colours of the gradient</source>
        <translation>渐变的颜色</translation>
    </message>
    <message>
        <source>Click to add a colour, drag to move it, Delete or drag it off to remove it</source>
        <translation>单击添加颜色，拖动可移动，按 Delete 或拖出可移除</translation>
    </message>
</context>
<context>
    <name>RampButton</name>
    <message>
        <source>Colours of the gradient</source>
        <translation>渐变的颜色</translation>
    </message>
    <message>
        <source>Change the colours of the gradient</source>
        <translation>更改渐变的颜色</translation>
    </message>
</context>
<context>
    <name>RampForm</name>
    <message>
        <source>Colour of this stop</source>
        <translation>此色标的颜色</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>How much this colour covers</source>
        <translation>此颜色的覆盖程度</translation>
    </message>
    <message>
        <source>Remove this colour</source>
        <translation>移除此颜色</translation>
    </message>
</context>
<context>
    <name>RangeForm</name>
    <message>
        <source>Range of {name}</source>
        <translation>{name}的范围</translation>
    </message>
    <message>
        <source>Set range</source>
        <translation>设定范围</translation>
    </message>
    <message>
        <source>Lowest value</source>
        <translation>最低值</translation>
    </message>
    <message>
        <source>Highest value</source>
        <translation>最高值</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
</context>
<context>
    <name>Readings</name>
    <message>
        <source>Size of what the mask covers, in pixels</source>
        <translation>蒙版覆盖部分的尺寸，以像素为单位</translation>
    </message>
    <message>
        <source>Mask {w} × {h}</source>
        <translation>蒙版 {w} × {h}</translation>
    </message>
</context>
<context>
    <name>RecipeGrid</name>
    <message>
        <source>Recipes</source>
        <translation>配方</translation>
    </message>
</context>
<context>
    <name>RecipeTile</name>
    <message>
        <source>about {time}</source>
        <translation>约 {time}</translation>
    </message>
</context>
<context>
    <name>Recipes</name>
    <message>
        <source>Needs kinds: a folder for each kind, or a column of labels.csv.</source>
        <translation>需要类别：每个类别一个文件夹，或 labels.csv 中的一列。</translation>
    </message>
    <message>
        <source>Needs a labels.csv beside the pictures that says what each has.</source>
        <translation>图片旁需要有 labels.csv，说明每张图片的属性。</translation>
    </message>
    <message>
        <source>Needs a second folder: what the pictures shall become.</source>
        <translation>需要第二个文件夹：图片要变成的样子。</translation>
    </message>
</context>
<context>
    <name>Relinking</name>
    <message>
        <source>Which file shall {name} show?</source>
        <translation>“{name}”要显示哪个文件？</translation>
    </message>
    <message>
        <source>Clips ({pattern})</source>
        <translation>片段（{pattern}）</translation>
    </message>
</context>
<context>
    <name>RenderingCard</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop; what is rendered is kept</source>
        <translation>停止；已渲染的保留</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>{done} of {count} frames</source>
        <translation>{done} / {count} 帧</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>等待中…</translation>
    </message>
    <message>
        <source>{rate} frames/s · {time} left</source>
        <translation>{rate} 帧/秒 · 剩余 {time}</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>What could not be carried</source>
        <translation>无法保留的内容</translation>
    </message>
    <message>
        <source>One line for each kind, with the layers it befell</source>
        <translation>每类一行，附所涉及的图层</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the list as text</source>
        <translation>把列表复制为文本</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>关闭此窗口</translation>
    </message>
</context>
<context>
    <name>Resampling</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Lanczos (sharpest)</source>
        <translation>Lanczos（最锐利）</translation>
    </message>
    <message>
        <source>Bicubic</source>
        <translation>两次立方</translation>
    </message>
    <message>
        <source>Bilinear (softest)</source>
        <translation>两次线性（最柔和）</translation>
    </message>
    <message>
        <source>Nearest (pixel art)</source>
        <translation>邻近（像素画）</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>How new pixels are found</source>
        <translation>如何计算新像素</translation>
    </message>
</context>
<context>
    <name>Reverting</name>
    <message>
        <source>Bring “{name}” back as it is on disk?</source>
        <translation>将“{name}”恢复为磁盘上的样子？</translation>
    </message>
    <message>
        <source>What was changed since goes; undo brings it back.</source>
        <translation>此后的更改会丢弃；撤销可以找回。</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Ruler at the top</source>
        <translation>上方标尺</translation>
    </message>
    <message>
        <source>Ruler at the left</source>
        <translation>左侧标尺</translation>
    </message>
    <message>
        <source>Drag out of it for a guide; right-click for other units</source>
        <translation>从中拖出参考线；右键可选择其他单位</translation>
    </message>
</context>
<context>
    <name>Rulers</name>
    <message>
        <source>Unit of the rulers</source>
        <translation>标尺单位</translation>
    </message>
</context>
<context>
    <name>RunHead</name>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Nothing runs</source>
        <translation>没有正在运行的训练</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Save and end; it can go on later</source>
        <translation>保存并结束；以后可以继续</translation>
    </message>
    <message>
        <source>Train further…</source>
        <translation>继续训练…</translation>
    </message>
    <message>
        <source>Train this model for longer</source>
        <translation>让此模型训练更久</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Nothing is trained yet</source>
        <translation>尚未训练任何模型</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>It ended without saying why.</source>
        <translation>它结束了，但没有说明原因。</translation>
    </message>
    <message>
        <source>{n} pictures a second</source>
        <translation>每秒 {n} 张图片</translation>
    </message>
    <message>
        <source>step {n}</source>
        <translation>第 {n} 步</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on training (Ctrl+P)</source>
        <translation>继续训练（Ctrl+P）</translation>
    </message>
    <message>
        <source>Wait (Ctrl+P)</source>
        <translation>等待（Ctrl+P）</translation>
    </message>
    <message>
        <source>Open in Latents</source>
        <translation>在“潜空间”中打开</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Take this model into use; it is on the shelf already</source>
        <translation>开始使用此模型；它已在模型架上</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Sharp pixels</source>
        <translation>锐利像素</translation>
    </message>
    <message>
        <source>Draw pixels as squares instead of smoothing them</source>
        <translation>把像素画成方块，不作平滑</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适配</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>What training makes smaller, step by step</source>
        <translation>训练逐步减小的量</translation>
    </message>
    <message>
        <source>What was measured at every moment</source>
        <translation>每个时刻测得的值</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Show values by their logarithm</source>
        <translation>按对数显示数值</translation>
    </message>
    <message>
        <source>TIME MACHINE</source>
        <translation>时间机器</translation>
    </message>
    <message>
        <source>DOES IT LEARN BY HEART?</source>
        <translation>是否死记硬背？</translation>
    </message>
    <message>
        <source>HOW GOOD IS IT?</source>
        <translation>效果如何？</translation>
    </message>
    <message>
        <source>Nothing was drawn. What went wrong stands above.</source>
        <translation>没有画出任何内容。出错原因见上方。</translation>
    </message>
    <message>
        <source>The pictures are read once, then training begins.</source>
        <translation>图片先读取一遍，然后开始训练。</translation>
    </message>
    <message>
        <source>The first samples appear here soon.</source>
        <translation>最初的样本很快会出现在这里。</translation>
    </message>
    <message>
        <source>Train further…</source>
        <translation>继续训练…</translation>
    </message>
    <message>
        <source>Longer by</source>
        <translation>延长</translation>
    </message>
    <message>
        <source>Delete “{name}”?</source>
        <translation>删除“{name}”？</translation>
    </message>
    <message>
        <source>The model, its moments and its curves are removed. Your pictures stay.</source>
        <translation>模型及其时刻和曲线会被移除。你的图片保留。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>RunsList</name>
    <message>
        <source>New training</source>
        <translation>新建训练</translation>
    </message>
    <message>
        <source>Learn from another folder (Ctrl+Shift+T)</source>
        <translation>从另一个文件夹学习（Ctrl+Shift+T）</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>训练任务</translation>
    </message>
    <message>
        <source>Trainings, those at work first</source>
        <translation>训练任务，进行中的在前</translation>
    </message>
    <message>
        <source>Your trainings stand here, with what they have learnt so far.</source>
        <translation>你的训练任务列在这里，并显示各自目前学到的内容。</translation>
    </message>
    <message>
        <source>{n} trainings share this machine: each is slower.</source>
        <translation>{n} 个训练任务共用这台机器：每个都会变慢。</translation>
    </message>
</context>
<context>
    <name>Safety</name>
    <message>
        <source>Recovered</source>
        <translation>已恢复</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>it stopped</source>
        <translation>它已停止</translation>
    </message>
    <message>
        <source>it did not answer</source>
        <translation>它没有响应</translation>
    </message>
    <message>
        <source>sandboxed</source>
        <translation>已隔离</translation>
    </message>
    <message>
        <source>not sandboxed: {doors}</source>
        <translation>未隔离：{doors}</translation>
    </message>
    <message>
        <source>CPU, {count} threads</source>
        <translation>CPU，{count} 个线程</translation>
    </message>
    <message>
        <source>CPU, 1 thread</source>
        <translation>CPU，1 个线程</translation>
    </message>
    <message>
        <source>Apple GPU (Metal)</source>
        <translation>Apple GPU (Metal)</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>26 painters&apos; styles</source>
        <translation>26 位画家的风格</translation>
    </message>
    <message>
        <source>26 painters&apos; styles, half width</source>
        <translation>26 位画家的风格（半宽）</translation>
    </message>
    <message>
        <source>A brush needs a name.</source>
        <translation>画笔需要名称。</translation>
    </message>
    <message>
        <source>A brush “{name}” is there already.</source>
        <translation>已有画笔“{name}”。</translation>
    </message>
    <message>
        <source>A canvas of {w} x {h} pixels cannot be made.</source>
        <translation>无法创建 {w} × {h} 像素的画布。</translation>
    </message>
    <message>
        <source>A class wants many pictures: name another column.</source>
        <translation>每个类别都需要许多图片：请指定另一列。</translation>
    </message>
    <message>
        <source>A clip without frames cannot be measured.</source>
        <translation>没有帧的视频无法测量。</translation>
    </message>
    <message>
        <source>A colour profile has at most 16 MiB.</source>
        <translation>颜色配置文件最多 16 MiB。</translation>
    </message>
    <message>
        <source>A column of it must hold the names of the files.</source>
        <translation>其中必须有一列是文件名。</translation>
    </message>
    <message>
        <source>A conditional GAN needs at least two classes of pictures.</source>
        <translation>条件 GAN 至少需要两类图片。</translation>
    </message>
    <message>
        <source>A curve without keys has no value.</source>
        <translation>没有关键帧的曲线没有值。</translation>
    </message>
    <message>
        <source>A damaged frame was met.</source>
        <translation>遇到一个损坏的帧。</translation>
    </message>
    <message>
        <source>A frame stands {apart} s from its place.</source>
        <translation>有一帧偏离其位置 {apart} 秒。</translation>
    </message>
    <message>
        <source>A gradient needs at least two colours.</source>
        <translation>渐变至少需要两种颜色。</translation>
    </message>
    <message>
        <source>A job of kind “{kind}” cannot run over a clip.</source>
        <translation>“{kind}”类任务无法用于视频。</translation>
    </message>
    <message>
        <source>A mask can be grown by 0 to {most_grown} pixels, not by {grow}.</source>
        <translation>蒙版可扩展 0 到 {most_grown} 像素，不能是 {grow}。</translation>
    </message>
    <message>
        <source>A mask needs a name.</source>
        <translation>蒙版需要名称。</translation>
    </message>
    <message>
        <source>A mask “{name}” is there already.</source>
        <translation>已有名为“{name}”的蒙版。</translation>
    </message>
    <message>
        <source>A mix needs one style at least, and no share below 0.</source>
        <translation>混合至少需要一种风格，且份额不能小于 0。</translation>
    </message>
    <message>
        <source>A part of the kind “{value}” was passed over.</source>
        <translation>跳过了类型为“{value}”的部分。</translation>
    </message>
    <message>
        <source>A pattern of names has no folders in it.</source>
        <translation>文件名模式中不能含有文件夹。</translation>
    </message>
    <message>
        <source>A picture is translated to one domain.</source>
        <translation>一张图片只能转换到一个领域。</translation>
    </message>
    <message>
        <source>A portrait stands in a square.</source>
        <translation>肖像位于一个正方形内。</translation>
    </message>
    <message>
        <source>A quality of {quality} is not in 0 .. 100.</source>
        <translation>质量 {quality} 不在 0 到 100 之间。</translation>
    </message>
    <message>
        <source>A recipe&apos;s “{key}” cannot be changed.</source>
        <translation>配方的“{key}”不能更改。</translation>
    </message>
    <message>
        <source>A seed of {seed} is not in 0 .. {largest_seed}.</source>
        <translation>种子 {seed} 不在 0 到 {largest_seed} 之间。</translation>
    </message>
    <message>
        <source>A size of {size} is not in 0 .. {largest_size}.</source>
        <translation>尺寸 {size} 不在 0 到 {largest_size} 之间。</translation>
    </message>
    <message>
        <source>A size of {value} x {value_2} has no pixels.</source>
        <translation>尺寸 {value} × {value_2} 没有像素。</translation>
    </message>
    <message>
        <source>A strength of {strength} is not in 0 .. 1.</source>
        <translation>强度 {strength} 不在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>A timeline of {length} frames at {rate} a second is none.</source>
        <translation>每秒 {rate} 帧、共 {length} 帧的时间轴无效。</translation>
    </message>
    <message>
        <source>A truncation of {truncation} is not in 0 .. 1.</source>
        <translation>截断值 {truncation} 不在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>A walk goes through two pictures or more.</source>
        <translation>漫步至少要经过两张图片。</translation>
    </message>
    <message>
        <source>A walk has two frames or more.</source>
        <translation>漫步至少要有两帧。</translation>
    </message>
    <message>
        <source>A walk stays with one model.</source>
        <translation>一次漫步只能使用同一个模型。</translation>
    </message>
    <message>
        <source>A walk without frames or pixels cannot be written.</source>
        <translation>没有帧或像素的漫步无法写出。</translation>
    </message>
    <message>
        <source>A waveform needs at least one bin.</source>
        <translation>波形至少需要一格。</translation>
    </message>
    <message>
        <source>Add one first.</source>
        <translation>请先添加一个。</translation>
    </message>
    <message>
        <source>Add them to {labels}, or sort them into the folders.</source>
        <translation>将它们加入 {labels}，或分放到各文件夹中。</translation>
    </message>
    <message>
        <source>Added models: {known}.</source>
        <translation>已添加的模型：{known}。</translation>
    </message>
    <message>
        <source>All of it is inside.</source>
        <translation>全部都在里面。</translation>
    </message>
    <message>
        <source>An adjustment must be written as an object with a kind.</source>
        <translation>调整必须写成带有类型的对象。</translation>
    </message>
    <message>
        <source>Another process (pid {pid}) trains this model.</source>
        <translation>另一个进程（pid {pid}）正在训练此模型。</translation>
    </message>
    <message>
        <source>Another series lies here.</source>
        <translation>这里有另一个系列。</translation>
    </message>
    <message>
        <source>Another version of Underpaint wrote this run: it cannot be read.</source>
        <translation>此训练由另一版本的 Underpaint 写成，无法读取。</translation>
    </message>
    <message>
        <source>Another window has taken it.</source>
        <translation>另一个窗口已取走它。</translation>
    </message>
    <message>
        <source>Ask its maker for the weights alone.</source>
        <translation>请向其作者索要单独的权重。</translation>
    </message>
    <message>
        <source>Ask its owner for access.</source>
        <translation>请向其所有者请求访问权限。</translation>
    </message>
    <message>
        <source>Attribute switches (StarGAN)</source>
        <translation>属性开关 (StarGAN)</translation>
    </message>
    <message>
        <source>Avataaars</source>
        <translation>Avataaars</translation>
    </message>
    <message>
        <source>Beard</source>
        <translation>胡须</translation>
    </message>
    <message>
        <source>Black must be less than white, both in 0..1, gamma in 0.1..10.</source>
        <translation>黑场必须小于白场，两者都在 0..1 之间，伽马在 0.1..10 之间。</translation>
    </message>
    <message>
        <source>Black, white, gamma, and out.</source>
        <translation>黑场、白场、伽马和输出。</translation>
    </message>
    <message>
        <source>By its time stamps the clip lasts {value} hours: it is damaged.</source>
        <translation>按其时间戳，视频长达 {value} 小时：文件已损坏。</translation>
    </message>
    <message>
        <source>Changes colours, light and texture and leaves shapes where they are; in a quarter of an hour mostly the palette.</source>
        <translation>改变颜色、光线和纹理，形状保持不动；一刻钟内主要改变色调。</translation>
    </message>
    <message>
        <source>Check the disk, or save to another one.</source>
        <translation>请检查磁盘，或保存到另一个磁盘。</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>请检查磁盘。</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>请检查路径。</translation>
    </message>
    <message>
        <source>Choose 0 to 1.</source>
        <translation>请选择 0 到 1。</translation>
    </message>
    <message>
        <source>Choose a file inside it.</source>
        <translation>请选择其中的一个文件。</translation>
    </message>
    <message>
        <source>Choose a file that ends in .aco.</source>
        <translation>请选择以 .aco 结尾的文件。</translation>
    </message>
    <message>
        <source>Choose a file that ends in .ase.</source>
        <translation>请选择以 .ase 结尾的文件。</translation>
    </message>
    <message>
        <source>Choose a file that ends in .gpl.</source>
        <translation>请选择以 .gpl 结尾的文件。</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>请选择一个文件。</translation>
    </message>
    <message>
        <source>Choose a generator.</source>
        <translation>请选择一个生成器。</translation>
    </message>
    <message>
        <source>Choose a group.</source>
        <translation>请选择一个组。</translation>
    </message>
    <message>
        <source>Choose a higher layer.</source>
        <translation>请选择更高的图层。</translation>
    </message>
    <message>
        <source>Choose a picture.</source>
        <translation>请选择一张图片。</translation>
    </message>
    <message>
        <source>Choose a pixel layer.</source>
        <translation>请选择像素图层。</translation>
    </message>
    <message>
        <source>Choose a shorter one.</source>
        <translation>请选择更短的名称。</translation>
    </message>
    <message>
        <source>Choose a smaller size.</source>
        <translation>请选择更小的尺寸。</translation>
    </message>
    <message>
        <source>Choose a translator.</source>
        <translation>请选择一个转换器。</translation>
    </message>
    <message>
        <source>Choose a video.</source>
        <translation>请选择一个视频。</translation>
    </message>
    <message>
        <source>Choose an .icc or .icm file of an RGB space.</source>
        <translation>请选择 RGB 空间的 .icc 或 .icm 文件。</translation>
    </message>
    <message>
        <source>Choose an .icc or .icm file.</source>
        <translation>请选择 .icc 或 .icm 文件。</translation>
    </message>
    <message>
        <source>Choose an .ora file.</source>
        <translation>请选择 .ora 文件。</translation>
    </message>
    <message>
        <source>Choose another background if white does not suit.</source>
        <translation>如果白色不合适，请选择另一种背景。</translation>
    </message>
    <message>
        <source>Choose another clip.</source>
        <translation>请选择另一个视频。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择另一个文件。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择另一个文件夹。</translation>
    </message>
    <message>
        <source>Choose another format, for instance AV1 or VP9.</source>
        <translation>请选择另一种格式，例如 AV1 或 VP9。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请选择另一个名称。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请另选一个。</translation>
    </message>
    <message>
        <source>Choose another, or ask its owner for access.</source>
        <translation>请另选一个，或向其所有者请求访问权限。</translation>
    </message>
    <message>
        <source>Choose one that holds PNG, JPEG, WebP or TIFF pictures.</source>
        <translation>请选择含有 PNG、JPEG、WebP 或 TIFF 图片的文件夹。</translation>
    </message>
    <message>
        <source>Choose other pictures.</source>
        <translation>请选择其他图片。</translation>
    </message>
    <message>
        <source>Choose pictures of the same one.</source>
        <translation>请选择同一模型的图片。</translation>
    </message>
    <message>
        <source>Choose several layers.</source>
        <translation>请选择多个图层。</translation>
    </message>
    <message>
        <source>Choose some layers first.</source>
        <translation>请先选择一些图层。</translation>
    </message>
    <message>
        <source>Choose {grabcut}.</source>
        <translation>请选择 {grabcut}。</translation>
    </message>
    <message>
        <source>Choose {value}, or a model trained for it.</source>
        <translation>请选择 {value}，或为此训练的模型。</translation>
    </message>
    <message>
        <source>Chrysanthemums (Caillebotte, 1893)</source>
        <translation>菊花 (卡耶博特，1893)</translation>
    </message>
    <message>
        <source>Close other programs first.</source>
        <translation>请先关闭其他程序。</translation>
    </message>
    <message>
        <source>Close other programs or work on a smaller part.</source>
        <translation>请关闭其他程序，或处理较小的部分。</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>请关闭其他程序。</translation>
    </message>
    <message>
        <source>Close others.</source>
        <translation>请关闭其他文件。</translation>
    </message>
    <message>
        <source>Colours, light and layout; no things, and nothing that bears a close look.</source>
        <translation>颜色、光线和布局；没有具体物体，也经不起细看。</translation>
    </message>
    <message>
        <source>Compare a clip with the one it was made from.</source>
        <translation>请将视频与制作它的原视频比较。</translation>
    </message>
    <message>
        <source>Composition VII (Kandinsky, 1913)</source>
        <translation>构图七号 (康定斯基，1913)</translation>
    </message>
    <message>
        <source>Convert it to MP4 first.</source>
        <translation>请先转换为 MP4。</translation>
    </message>
    <message>
        <source>Convert it to RGB in the program that made it.</source>
        <translation>请在制作它的程序中转换为 RGB。</translation>
    </message>
    <message>
        <source>Create it or choose another one.</source>
        <translation>请创建它或另选一个。</translation>
    </message>
    <message>
        <source>Cut it first.</source>
        <translation>请先剪短。</translation>
    </message>
    <message>
        <source>Cut out what matters, or take several crops of each.</source>
        <translation>裁出重要部分，或从每张图片取多个裁切。</translation>
    </message>
    <message>
        <source>Dissolve some.</source>
        <translation>请解散一些组。</translation>
    </message>
    <message>
        <source>Draw a larger frame.</source>
        <translation>请画一个更大的框。</translation>
    </message>
    <message>
        <source>Draws new pictures of the class you ask for; each class is a folder of your pictures.</source>
        <translation>按你指定的类别画出新图片；每个类别是你的一个图片文件夹。</translation>
    </message>
    <message>
        <source>Draws new pictures of the kind you show it, with crisp shapes: faces, flowers, logos.</source>
        <translation>画出与所示图片同类的新图片，形状清晰：人脸、花、标志。</translation>
    </message>
    <message>
        <source>EXIF was damaged, and is left out.</source>
        <translation>EXIF 已损坏，未写入。</translation>
    </message>
    <message>
        <source>EXIF was too large for JPEG.</source>
        <translation>EXIF 对 JPEG 来说太大。</translation>
    </message>
    <message>
        <source>Edtaonisl (Picabia, 1913)</source>
        <translation>Edtaonisl (皮卡比亚，1913)</translation>
    </message>
    <message>
        <source>Enlarged, they teach softness instead of detail.</source>
        <translation>放大后，它们教会的是模糊而非细节。</translation>
    </message>
    <message>
        <source>Export a frame of it, and open that as a layer.</source>
        <translation>请导出其中一帧，再将它作为图层打开。</translation>
    </message>
    <message>
        <source>Export as PNG or TIFF.</source>
        <translation>请导出为 PNG 或 TIFF。</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>请重新导出。</translation>
    </message>
    <message>
        <source>Export its frames as pictures to learn from all.</source>
        <translation>请将其各帧导出为图片，以便全部学习。</translation>
    </message>
    <message>
        <source>Export the frame you see as a picture, and open that as a layer.</source>
        <translation>请将所见的帧导出为图片，再作为图层打开。</translation>
    </message>
    <message>
        <source>Fetch it again from its source, or open an autosave.</source>
        <translation>请从来源重新获取，或打开自动保存的副本。</translation>
    </message>
    <message>
        <source>Fetch it again from its source.</source>
        <translation>请从来源重新获取。</translation>
    </message>
    <message>
        <source>Fetch it again.</source>
        <translation>请重新获取。</translation>
    </message>
    <message>
        <source>Fetch them again, or remove them.</source>
        <translation>请重新获取，或移除它们。</translation>
    </message>
    <message>
        <source>Fewer than two layers show.</source>
        <translation>显示的图层少于两个。</translation>
    </message>
    <message>
        <source>Find its directions again.</source>
        <translation>请重新寻找其方向。</translation>
    </message>
    <message>
        <source>Finds any picture&apos;s code and draws it again: sliders and smooth blends between your pictures.</source>
        <translation>能找到任何图片的编码并重画：可用滑块，也可在图片之间平滑过渡。</translation>
    </message>
    <message>
        <source>First sketches (GAN)</source>
        <translation>初稿 (GAN)</translation>
    </message>
    <message>
        <source>Fluent 3D</source>
        <translation>Fluent 3D</translation>
    </message>
    <message>
        <source>Found when the model was trained.</source>
        <translation>训练模型时找到。</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>请腾出一些空间。</translation>
    </message>
    <message>
        <source>Give X Y WIDTH HEIGHT in pixels of the picture.</source>
        <translation>请以图片像素给出 X Y 宽 高。</translation>
    </message>
    <message>
        <source>Give another name: --name {name}-2.</source>
        <translation>请换一个名称：--name {name}-2。</translation>
    </message>
    <message>
        <source>Give the file another name.</source>
        <translation>请为文件换一个名称。</translation>
    </message>
    <message>
        <source>Give {count} numbers.</source>
        <translation>请给出 {count} 个数字。</translation>
    </message>
    <message>
        <source>Glasses</source>
        <translation>眼镜</translation>
    </message>
    <message>
        <source>Go on more slowly from the last checkpoint: --set optimiser.lr=1e-4.</source>
        <translation>从最近的检查点放慢继续：--set optimiser.lr=1e-4。</translation>
    </message>
    <message>
        <source>Go on with --resume.</source>
        <translation>使用 --resume 继续。</translation>
    </message>
    <message>
        <source>Grainy, and it forgets part of what it was shown.</source>
        <translation>有颗粒感，并会忘记所见的一部分。</translation>
    </message>
    <message>
        <source>Height and width must be multiples of {stride}.</source>
        <translation>高和宽必须是 {stride} 的倍数。</translation>
    </message>
    <message>
        <source>Here nothing can be kept ({strerror}).</source>
        <translation>这里无法保存任何内容（{strerror}）。</translation>
    </message>
    <message>
        <source>Impressions of any kind of pictures, none like another; also fills holes by what it has learnt.</source>
        <translation>任何类型图片的印象，各不相同；也能用所学内容填补空洞。</translation>
    </message>
    <message>
        <source>Impressions of photographs (diffusion)</source>
        <translation>照片的印象 (扩散)</translation>
    </message>
    <message>
        <source>Inpainting: generator over patch synthesis</source>
        <translation>修复：在图块合成之上的生成器</translation>
    </message>
    <message>
        <source>Install Underpaint again, or add the model again where it was added.</source>
        <translation>请重新安装 Underpaint，或从原处重新添加模型。</translation>
    </message>
    <message>
        <source>Invert the picture again, or generate a new one.</source>
        <translation>请重新反演图片，或生成新的图片。</translation>
    </message>
    <message>
        <source>Is the disk full?</source>
        <translation>磁盘满了吗？</translation>
    </message>
    <message>
        <source>It asks for “{asked}”.</source>
        <translation>它要求“{asked}”。</translation>
    </message>
    <message>
        <source>It cannot be added ({strerror}).</source>
        <translation>无法添加（{strerror}）。</translation>
    </message>
    <message>
        <source>It cannot be copied ({strerror}).</source>
        <translation>无法复制（{strerror}）。</translation>
    </message>
    <message>
        <source>It cannot be read ({reason}).</source>
        <translation>无法读取（{reason}）。</translation>
    </message>
    <message>
        <source>It cannot be removed ({strerror}).</source>
        <translation>无法移除（{strerror}）。</translation>
    </message>
    <message>
        <source>It cannot be written ({strerror}).</source>
        <translation>无法写入（{strerror}）。</translation>
    </message>
    <message>
        <source>It claims {claimed} frames: it is damaged or made to do harm.</source>
        <translation>它声称有 {claimed} 帧：文件已损坏或是恶意文件。</translation>
    </message>
    <message>
        <source>It does not fit.</source>
        <translation>不匹配。</translation>
    </message>
    <message>
        <source>It draws nothing called “{style}”.</source>
        <translation>它不会画“{style}”。</translation>
    </message>
    <message>
        <source>It has {count} layers, and a file holds {max_layers}.</source>
        <translation>它有 {count} 个图层，而文件最多容纳 {max_layers} 个。</translation>
    </message>
    <message>
        <source>It has {found} {what} instead of {meant}.</source>
        <translation>它有 {found} {what}，而不是 {meant}。</translation>
    </message>
    <message>
        <source>It has {value} GiB.</source>
        <translation>它有 {value} GiB。</translation>
    </message>
    <message>
        <source>It has {value} layers.</source>
        <translation>它有 {value} 个图层。</translation>
    </message>
    <message>
        <source>It holds no RGB colour profile that can be used.</source>
        <translation>其中没有可用的 RGB 颜色配置文件。</translation>
    </message>
    <message>
        <source>It is HDR: its highlights are toned down.</source>
        <translation>这是 HDR：高光已被压低。</translation>
    </message>
    <message>
        <source>It is a clip: export its frames as pictures to learn from them.</source>
        <translation>这是视频：请将各帧导出为图片以供学习。</translation>
    </message>
    <message>
        <source>It is a {value} in spite of its name.</source>
        <translation>名称虽不同，它其实是 {value}。</translation>
    </message>
    <message>
        <source>It is a {value} whose name does not say so: rename it to .{kind}.</source>
        <translation>它是 {value}，但名称不符：请改名为 .{kind}。</translation>
    </message>
    <message>
        <source>It is cut off or damaged.</source>
        <translation>文件不完整或已损坏。</translation>
    </message>
    <message>
        <source>It is damaged or made to do harm: a tensor larger than its numbers.</source>
        <translation>文件已损坏或是恶意文件：张量大于其数据。</translation>
    </message>
    <message>
        <source>It is damaged or made to do harm: a tensor without a shape.</source>
        <translation>文件已损坏或是恶意文件：张量没有形状。</translation>
    </message>
    <message>
        <source>It is damaged or made to do harm: an endless number.</source>
        <translation>文件已损坏或是恶意文件：无尽的数字。</translation>
    </message>
    <message>
        <source>It is damaged or made to do harm: it has no end.</source>
        <translation>文件已损坏或是恶意文件：没有结尾。</translation>
    </message>
    <message>
        <source>It is damaged or made to do harm: numbers of another size.</source>
        <translation>文件已损坏或是恶意文件：数据大小不符。</translation>
    </message>
    <message>
        <source>It is damaged: a network without a name or without its parts.</source>
        <translation>文件已损坏：网络缺少名称或组成部分。</translation>
    </message>
    <message>
        <source>It is damaged: a network without its parts.</source>
        <translation>文件已损坏：网络缺少组成部分。</translation>
    </message>
    <message>
        <source>It is damaged: a parameter without its numbers.</source>
        <translation>文件已损坏：参数缺少数据。</translation>
    </message>
    <message>
        <source>It is damaged: a tensor without its numbers.</source>
        <translation>文件已损坏：张量缺少数据。</translation>
    </message>
    <message>
        <source>It is damaged: numbers in an unknown form.</source>
        <translation>文件已损坏：数据形式未知。</translation>
    </message>
    <message>
        <source>It is damaged: numbers of an unknown kind.</source>
        <translation>文件已损坏：数据类型未知。</translation>
    </message>
    <message>
        <source>It is damaged: numbers of two kinds.</source>
        <translation>文件已损坏：数据有两种类型。</translation>
    </message>
    <message>
        <source>It is damaged: numbers that nobody asked for.</source>
        <translation>文件已损坏：含有无人需要的数据。</translation>
    </message>
    <message>
        <source>It is damaged: numbers without a count.</source>
        <translation>文件已损坏：数据没有计数。</translation>
    </message>
    <message>
        <source>It is damaged: numbers without names.</source>
        <translation>文件已损坏：数据没有名称。</translation>
    </message>
    <message>
        <source>It is grey; most others have colours.</source>
        <translation>这是灰度图；其他大多有颜色。</translation>
    </message>
    <message>
        <source>It is interlaced: what moves has combed edges.</source>
        <translation>这是隔行视频：运动处边缘呈梳状。</translation>
    </message>
    <message>
        <source>It is made to do harm: it has no end of parts.</source>
        <translation>这是恶意文件：部分无穷无尽。</translation>
    </message>
    <message>
        <source>It is made to do harm: it would grow when it is opened.</source>
        <translation>这是恶意文件：打开时会膨胀。</translation>
    </message>
    <message>
        <source>It is made to do harm: its list of names has no end.</source>
        <translation>这是恶意文件：名称列表无穷无尽。</translation>
    </message>
    <message>
        <source>It is made to do harm: networks within networks without end.</source>
        <translation>这是恶意文件：网络无穷嵌套。</translation>
    </message>
    <message>
        <source>It is made to do harm: numbers that lie over each other.</source>
        <translation>这是恶意文件：数据相互重叠。</translation>
    </message>
    <message>
        <source>It is nearly the same as {value}.</source>
        <translation>它与 {value} 几乎相同。</translation>
    </message>
    <message>
        <source>It is no picture that opens here ({kind}).</source>
        <translation>这不是能在此打开的图片（{kind}）。</translation>
    </message>
    <message>
        <source>It is no {title} as published: {why}.</source>
        <translation>这不是已发布的 {title}：{why}。</translation>
    </message>
    <message>
        <source>It is not used.</source>
        <translation>未使用它。</translation>
    </message>
    <message>
        <source>It is text.</source>
        <translation>这是文本。</translation>
    </message>
    <message>
        <source>It is too large for the memory of this computer.</source>
        <translation>它对这台电脑的内存来说太大了。</translation>
    </message>
    <message>
        <source>It lasts {shown} ms instead of {meant}.</source>
        <translation>它持续 {shown} 毫秒，而不是 {meant}。</translation>
    </message>
    <message>
        <source>It lies in no class&apos;s folder.</source>
        <translation>它不在任何类别的文件夹中。</translation>
    </message>
    <message>
        <source>It looks like {family}, but is built otherwise.</source>
        <translation>看似 {family}，但构造不同。</translation>
    </message>
    <message>
        <source>It may be too large, or made to do harm.</source>
        <translation>它可能太大，或是恶意文件。</translation>
    </message>
    <message>
        <source>It resamples by another filter.</source>
        <translation>它使用另一种滤波器重采样。</translation>
    </message>
    <message>
        <source>It says {most}.</source>
        <translation>其中写有 {most}。</translation>
    </message>
    <message>
        <source>It stays as it is, but sliders cannot change it.</source>
        <translation>它保持原样，但滑块无法更改它。</translation>
    </message>
    <message>
        <source>It stays.</source>
        <translation>它会保留。</translation>
    </message>
    <message>
        <source>It was not opened.</source>
        <translation>未打开它。</translation>
    </message>
    <message>
        <source>It was not opened: it is damaged or made to do harm.</source>
        <translation>未打开它：文件已损坏或是恶意文件。</translation>
    </message>
    <message>
        <source>It was not read.</source>
        <translation>未读取它。</translation>
    </message>
    <message>
        <source>It was written in a form that is not read.</source>
        <translation>它的写入形式不受支持。</translation>
    </message>
    <message>
        <source>It would replace what it is made of.</source>
        <translation>这会替换制作它所用的内容。</translation>
    </message>
    <message>
        <source>Its colours are kept as {mode}.</source>
        <translation>其颜色保留为 {mode}。</translation>
    </message>
    <message>
        <source>Its columns: {known}.</source>
        <translation>其中的列：{known}。</translation>
    </message>
    <message>
        <source>Its edges are {part} as sharp as is usual here.</source>
        <translation>其边缘的清晰度只有此处通常的 {part}。</translation>
    </message>
    <message>
        <source>Its groups are nested too deep.</source>
        <translation>其中的组嵌套过深。</translation>
    </message>
    <message>
        <source>Its header is damaged.</source>
        <translation>其文件头已损坏。</translation>
    </message>
    <message>
        <source>Its index is compressed.</source>
        <translation>其索引已被压缩。</translation>
    </message>
    <message>
        <source>Its layers claim {value} megapixels in {nbytes} bytes.</source>
        <translation>其图层在 {nbytes} 字节中声称有 {value} 百万像素。</translation>
    </message>
    <message>
        <source>Its list of layers cannot be read: {error}.</source>
        <translation>无法读取其图层列表：{error}。</translation>
    </message>
    <message>
        <source>Its list of layers is none.</source>
        <translation>其图层列表无效。</translation>
    </message>
    <message>
        <source>Its name says otherwise ({suffix}).</source>
        <translation>其名称却不是这样（{suffix}）。</translation>
    </message>
    <message>
        <source>Its part {filename} unpacks to far too much.</source>
        <translation>其中的 {filename} 解压后过大。</translation>
    </message>
    <message>
        <source>Its part {name} is damaged.</source>
        <translation>其中的 {name} 已损坏。</translation>
    </message>
    <message>
        <source>Its part {name} is missing.</source>
        <translation>缺少其中的 {name}。</translation>
    </message>
    <message>
        <source>Its part {name} is too large.</source>
        <translation>其中的 {name} 太大。</translation>
    </message>
    <message>
        <source>Its part “{value}” is not known.</source>
        <translation>其中的“{value}”未知。</translation>
    </message>
    <message>
        <source>Its pictures have {channels} channels, not 3.</source>
        <translation>其图片有 {channels} 个通道，而不是 3 个。</translation>
    </message>
    <message>
        <source>Its setting “{name}” is {value}.</source>
        <translation>其设置“{name}”为 {value}。</translation>
    </message>
    <message>
        <source>Its sound ends {apart} s from where it should.</source>
        <translation>其声音的结束位置相差 {apart} 秒。</translation>
    </message>
    <message>
        <source>Judge of portraits: reads attributes and drawing style</source>
        <translation>肖像评判：读取属性和绘画风格</translation>
    </message>
    <message>
        <source>Kept: {known}.</source>
        <translation>保留的有：{known}。</translation>
    </message>
    <message>
        <source>Keys must stand in order, one on a frame: {frames}.</source>
        <translation>关键帧必须按顺序排列，每帧一个：{frames}。</translation>
    </message>
    <message>
        <source>Known models: {known}.</source>
        <translation>已知模型：{known}。</translation>
    </message>
    <message>
        <source>Known recipes: {known}.</source>
        <translation>已知配方：{known}。</translation>
    </message>
    <message>
        <source>Known styles: {value}.</source>
        <translation>已知风格：{value}。</translation>
    </message>
    <message>
        <source>Known: {known}.</source>
        <translation>已知：{known}。</translation>
    </message>
    <message>
        <source>Labels tell of too few pictures here.</source>
        <translation>有标签的图片太少。</translation>
    </message>
    <message>
        <source>Layer “{name}” has the unknown blend mode {value}: {near}.</source>
        <translation>图层“{name}”的混合模式 {value} 未知：{near}。</translation>
    </message>
    <message>
        <source>Layer “{value}” adjusts in a way unknown here.</source>
        <translation>图层“{value}”的调整方式在此未知。</translation>
    </message>
    <message>
        <source>Learns a handful of aligned pictures in minutes and blends them: the quickest of all, soft but sure.</source>
        <translation>几分钟内学会少量对齐的图片并加以混合：最快，柔和但可靠。</translation>
    </message>
    <message>
        <source>Learns more slowly than a DCGAN, but does not collapse.</source>
        <translation>学得比 DCGAN 慢，但不会崩溃。</translation>
    </message>
    <message>
        <source>Learns steadily from few or very varied pictures: textures, materials, painted surfaces from crops.</source>
        <translation>能从少量或差异很大的图片中稳定学习：纹理、材质、画面裁切。</translation>
    </message>
    <message>
        <source>Leave --resume out.</source>
        <translation>请去掉 --resume。</translation>
    </message>
    <message>
        <source>Leave it away: nothing can be learned of it.</source>
        <translation>请去掉它：无法从中学到任何东西。</translation>
    </message>
    <message>
        <source>Leave something round the object.</source>
        <translation>请在物体周围留出一些。</translation>
    </message>
    <message>
        <source>Leave something to continue from.</source>
        <translation>请留出可供延续的部分。</translation>
    </message>
    <message>
        <source>Leave them out unless the blur is wanted.</source>
        <translation>除非想要模糊，否则请排除它们。</translation>
    </message>
    <message>
        <source>Leave them out, find larger ones, or train at a smaller size.</source>
        <translation>请排除它们、寻找更大的图片，或以更小的尺寸训练。</translation>
    </message>
    <message>
        <source>Leave them out: the best of each stays.</source>
        <translation>请排除它们：每组最好的会保留。</translation>
    </message>
    <message>
        <source>Let the picture be optimised.</source>
        <translation>请让图片通过优化得出。</translation>
    </message>
    <message>
        <source>Licence: {licence}.</source>
        <translation>许可：{licence}。</translation>
    </message>
    <message>
        <source>Long hair</source>
        <translation>长发</translation>
    </message>
    <message>
        <source>Look at them before you show its pictures as new.</source>
        <translation>在把其图片当作新作展示之前，请先看看它们。</translation>
    </message>
    <message>
        <source>Made elsewhere and not measured here.</source>
        <translation>在别处制作，未在此测量。</translation>
    </message>
    <message>
        <source>Make it longer.</source>
        <translation>请加长。</translation>
    </message>
    <message>
        <source>Make it smaller elsewhere.</source>
        <translation>请在别处缩小。</translation>
    </message>
    <message>
        <source>Make room, or take fewer or smaller pictures.</source>
        <translation>请腾出空间，或使用更少或更小的图片。</translation>
    </message>
    <message>
        <source>Make the mask as large as the picture.</source>
        <translation>请让蒙版与图片一样大。</translation>
    </message>
    <message>
        <source>Masks and recipes are damaged and were left out.</source>
        <translation>蒙版和配方已损坏，未包括在内。</translation>
    </message>
    <message>
        <source>Merge it down first.</source>
        <translation>请先向下合并。</translation>
    </message>
    <message>
        <source>Merge some.</source>
        <translation>请合并一些。</translation>
    </message>
    <message>
        <source>Micah</source>
        <translation>Micah</translation>
    </message>
    <message>
        <source>Models cannot be kept here ({strerror}).</source>
        <translation>模型无法保存在这里（{strerror}）。</translation>
    </message>
    <message>
        <source>Most pictures are soft: what is learned will be soft too.</source>
        <translation>大多数图片偏软：学到的也会偏软。</translation>
    </message>
    <message>
        <source>Moulin de la Galette (Renoir, 1876)</source>
        <translation>煎饼磨坊的舞会 (雷诺阿，1876)</translation>
    </message>
    <message>
        <source>Move one first.</source>
        <translation>请先移动一个。</translation>
    </message>
    <message>
        <source>Move or clear the points.</source>
        <translation>请移动或清除入点和出点。</translation>
    </message>
    <message>
        <source>Move the in and out points.</source>
        <translation>请移动入点和出点。</translation>
    </message>
    <message>
        <source>Move the playhead into its bar.</source>
        <translation>请将播放头移入它的条块。</translation>
    </message>
    <message>
        <source>Move the playhead onto a clip.</source>
        <translation>请将播放头移到一个视频上。</translation>
    </message>
    <message>
        <source>Name a folder of at least two .jpg, .png, .webp or .tif pictures.</source>
        <translation>请指定一个文件夹，其中至少有两张 .jpg、.png、.webp 或 .tif 图片。</translation>
    </message>
    <message>
        <source>Name a folder of pictures.</source>
        <translation>请指定一个图片文件夹。</translation>
    </message>
    <message>
        <source>Name a folder, or a .txt list.</source>
        <translation>请指定一个文件夹，或 .txt 列表。</translation>
    </message>
    <message>
        <source>Name a new folder: --out FOLDER.</source>
        <translation>请指定新文件夹：--out 文件夹。</translation>
    </message>
    <message>
        <source>Name another folder.</source>
        <translation>请指定另一个文件夹。</translation>
    </message>
    <message>
        <source>Name columns of labels.csv in the recipe&apos;s data.attributes.</source>
        <translation>请在配方的 data.attributes 中写明 labels.csv 的列。</translation>
    </message>
    <message>
        <source>Name it in data.others of the recipe, relative to the first.</source>
        <translation>请在配方的 data.others 中写明，路径相对于第一个文件夹。</translation>
    </message>
    <message>
        <source>Name one of: {known}.</source>
        <translation>请指定其中之一：{known}。</translation>
    </message>
    <message>
        <source>New ones of each class (conditional GAN)</source>
        <translation>各类别的新图片 (条件 GAN)</translation>
    </message>
    <message>
        <source>New ones of these (DCGAN)</source>
        <translation>同类新图片 (DCGAN)</translation>
    </message>
    <message>
        <source>No attributes are named to switch.</source>
        <translation>没有指明要切换的属性。</translation>
    </message>
    <message>
        <source>No card lies beside this model.</source>
        <translation>此模型旁没有说明卡。</translation>
    </message>
    <message>
        <source>No clip shows here.</source>
        <translation>这里没有显示视频。</translation>
    </message>
    <message>
        <source>No engine knows how to do “{kind}”.</source>
        <translation>没有引擎会做“{kind}”。</translation>
    </message>
    <message>
        <source>No frame can be decoded here.</source>
        <translation>这里无法解码任何帧。</translation>
    </message>
    <message>
        <source>No frame of the clip can be decoded.</source>
        <translation>无法解码视频的任何帧。</translation>
    </message>
    <message>
        <source>No frame of the clip can be read.</source>
        <translation>无法读取视频的任何帧。</translation>
    </message>
    <message>
        <source>No kind of clip ends in “{suffix}”.</source>
        <translation>没有以“{suffix}”结尾的视频格式。</translation>
    </message>
    <message>
        <source>No layer lies below “{name}”.</source>
        <translation>“{name}”下方没有图层。</translation>
    </message>
    <message>
        <source>No licence found: you answer for the rights.</source>
        <translation>未找到许可：权利由你负责。</translation>
    </message>
    <message>
        <source>No model “{name}” was added.</source>
        <translation>没有添加过模型“{name}”。</translation>
    </message>
    <message>
        <source>No moment of step {step} was kept.</source>
        <translation>没有保留第 {step} 步的时刻。</translation>
    </message>
    <message>
        <source>No picture format has this suffix.</source>
        <translation>没有图片格式使用此后缀。</translation>
    </message>
    <message>
        <source>No picture to take the style from.</source>
        <translation>没有可取用风格的图片。</translation>
    </message>
    <message>
        <source>No picture&apos;s “{column}” is “{word}” in {labels}.</source>
        <translation>{labels} 中没有图片的“{column}”是“{word}”。</translation>
    </message>
    <message>
        <source>No preview copy of it can be made.</source>
        <translation>无法为它制作预览副本。</translation>
    </message>
    <message>
        <source>No slider can be made of a column “{value}” of {labels}.</source>
        <translation>{labels} 的列“{value}”无法做成滑块。</translation>
    </message>
    <message>
        <source>No slider has keys.</source>
        <translation>没有滑块含有关键帧。</translation>
    </message>
    <message>
        <source>No slider was moved.</source>
        <translation>没有移动过滑块。</translation>
    </message>
    <message>
        <source>None of {value} pictures can be read.</source>
        <translation>{value} 张图片都无法读取。</translation>
    </message>
    <message>
        <source>Not enough memory to heal this hole.</source>
        <translation>内存不足，无法修复此处。</translation>
    </message>
    <message>
        <source>Not enough memory to paint this.</source>
        <translation>内存不足，无法绘制。</translation>
    </message>
    <message>
        <source>Not enough memory to {aim}.</source>
        <translation>内存不足，无法{aim}。</translation>
    </message>
    <message>
        <source>Not one second of the clip is finished yet.</source>
        <translation>视频还没有完成一秒。</translation>
    </message>
    <message>
        <source>Nothing adjusts “{name}”.</source>
        <translation>没有什么能调整“{name}”。</translation>
    </message>
    <message>
        <source>Nothing can be laid into the adjustment “{name}”.</source>
        <translation>无法将任何内容合并到调整“{name}”中。</translation>
    </message>
    <message>
        <source>Nothing here can decode its pictures.</source>
        <translation>这里没有什么能解码其画面。</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>没有选择任何内容。</translation>
    </message>
    <message>
        <source>Nothing trains “{task}”.</source>
        <translation>没有什么能训练“{task}”。</translation>
    </message>
    <message>
        <source>Nothing was added.</source>
        <translation>未添加任何内容。</translation>
    </message>
    <message>
        <source>Nothing, if the pictures look right; leave grey ones out if colour is to be learned.</source>
        <translation>如果图片看起来没问题则无需处理；要学习颜色时请排除灰度图。</translation>
    </message>
    <message>
        <source>Nothing, or move them elsewhere.</source>
        <translation>无需处理，或将它们移到别处。</translation>
    </message>
    <message>
        <source>Now and then it draws one that is broken.</source>
        <translation>偶尔会画出坏的图片。</translation>
    </message>
    <message>
        <source>Ocean Waves (Uehara Konen, 1910)</source>
        <translation>海浪 (上原古年，1910)</translation>
    </message>
    <message>
        <source>Of an animation the first frame alone is learned.</source>
        <translation>动画只学习第一帧。</translation>
    </message>
    <message>
        <source>Olive Trees (van Gogh, 1889)</source>
        <translation>橄榄树 (梵高，1889)</translation>
    </message>
    <message>
        <source>One layer alone cannot be merged.</source>
        <translation>单独一个图层无法合并。</translation>
    </message>
    <message>
        <source>One of the processes that train together ended.</source>
        <translation>一起训练的进程中有一个已结束。</translation>
    </message>
    <message>
        <source>One picture a step is too few here.</source>
        <translation>每步一张图片在此太少。</translation>
    </message>
    <message>
        <source>One set into another (CycleGAN)</source>
        <translation>一组变成另一组 (CycleGAN)</translation>
    </message>
    <message>
        <source>Only colour is read.</source>
        <translation>只读取颜色。</translation>
    </message>
    <message>
        <source>Only pixel layers hold pixels that could be taken away.</source>
        <translation>只有像素图层含有可以取走的像素。</translation>
    </message>
    <message>
        <source>Only the first page or frame is shown.</source>
        <translation>只显示第一页或第一帧。</translation>
    </message>
    <message>
        <source>Only the published architectures are read.</source>
        <translation>只读取已发布的架构。</translation>
    </message>
    <message>
        <source>Out of noise (diffusion)</source>
        <translation>出自噪声 (扩散)</translation>
    </message>
    <message>
        <source>PSD holds at most {most} pixels a side.</source>
        <translation>PSD 每边最多容纳 {most} 像素。</translation>
    </message>
    <message>
        <source>Paint a mask first.</source>
        <translation>请先绘制蒙版。</translation>
    </message>
    <message>
        <source>Paint over what should change.</source>
        <translation>请涂抹要改变的部分。</translation>
    </message>
    <message>
        <source>Paint over what should go.</source>
        <translation>请涂抹要去掉的部分。</translation>
    </message>
    <message>
        <source>Painted textures (WGAN-GP)</source>
        <translation>绘画纹理 (WGAN-GP)</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>绘画</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photographs and paintings (CycleGAN)</source>
        <translation>照片与绘画 (CycleGAN)</translation>
    </message>
    <message>
        <source>Photographs into paintings, day into night: learns from two folders that need no pairs.</source>
        <translation>照片变绘画、白天变夜晚：从两个无需配对的文件夹学习。</translation>
    </message>
    <message>
        <source>Pictures are inverted by optimisation; its sliders have no names until you find or import some.</source>
        <translation>图片通过优化反演；在你寻找或导入之前，其滑块没有名称。</translation>
    </message>
    <message>
        <source>Pictures unlike its own come back as the nearest it knows.</source>
        <translation>与其不同类的图片会以它所知最接近的形式返回。</translation>
    </message>
    <message>
        <source>Place a square of {smallest} pixels at least.</source>
        <translation>请放置至少 {smallest} 像素的正方形。</translation>
    </message>
    <message>
        <source>Place a square.</source>
        <translation>请放置一个正方形。</translation>
    </message>
    <message>
        <source>Place it inside.</source>
        <translation>请放在里面。</translation>
    </message>
    <message>
        <source>Place one.</source>
        <translation>请放置一个。</translation>
    </message>
    <message>
        <source>Portrait of Matisse (Derain, 1905)</source>
        <translation>马蒂斯肖像 (德兰，1905)</translation>
    </message>
    <message>
        <source>Portrait of Metzinger (Delaunay, 1906)</source>
        <translation>梅青格肖像 (德劳内，1906)</translation>
    </message>
    <message>
        <source>Portraits in four drawing styles</source>
        <translation>四种绘画风格的肖像</translation>
    </message>
    <message>
        <source>Principal directions need at least 8 codes.</source>
        <translation>主方向至少需要 8 个编码。</translation>
    </message>
    <message>
        <source>Pull the corners apart.</source>
        <translation>请把各角拉开。</translation>
    </message>
    <message>
        <source>Pull the handles apart.</source>
        <translation>请把各手柄拉开。</translation>
    </message>
    <message>
        <source>Put at least {least} pictures into each.</source>
        <translation>每组至少放入 {least} 张图片。</translation>
    </message>
    <message>
        <source>Put each class into a folder of its own, or train “dcgan”.</source>
        <translation>请将每个类别放入各自的文件夹，或训练“dcgan”。</translation>
    </message>
    <message>
        <source>Put more pictures there, or leave the class out.</source>
        <translation>请放入更多图片，或去掉该类别。</translation>
    </message>
    <message>
        <source>Put one there, with a column of file names and a column for each label.</source>
        <translation>请放一个在那里，含一列文件名和每个标签一列。</translation>
    </message>
    <message>
        <source>Put the pictures of each class into a folder of its own, or name a column.</source>
        <translation>请将各类别的图片放入各自的文件夹，或指定一列。</translation>
    </message>
    <message>
        <source>Put the recipe back as it was, or train --fresh.</source>
        <translation>请恢复配方，或使用 --fresh 训练。</translation>
    </message>
    <message>
        <source>Quick blends (perceptron)</source>
        <translation>快速混合 (感知机)</translation>
    </message>
    <message>
        <source>Random pictures are softer than those of a GAN.</source>
        <translation>随机图片比 GAN 的更柔和。</translation>
    </message>
    <message>
        <source>Rare classes are drawn less surely.</source>
        <translation>少见的类别画得不那么可靠。</translation>
    </message>
    <message>
        <source>Reading it takes too long.</source>
        <translation>读取时间过长。</translation>
    </message>
    <message>
        <source>Remove it to have the sliders as they were found.</source>
        <translation>移除它即可恢复当初找到的滑块。</translation>
    </message>
    <message>
        <source>Remove it, or train --fresh.</source>
        <translation>请移除它，或使用 --fresh 训练。</translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation>请移除它。</translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation>请重命名其中之一。</translation>
    </message>
    <message>
        <source>Samples show hardly anything yet: whether it learns by heart cannot be told.</source>
        <translation>样本中还几乎看不出什么：无法判断它是否在死记。</translation>
    </message>
    <message>
        <source>Save as .psb or .ora.</source>
        <translation>请保存为 .psb 或 .ora。</translation>
    </message>
    <message>
        <source>Save it again in the program that made it.</source>
        <translation>请在制作它的程序中重新保存。</translation>
    </message>
    <message>
        <source>Save it as CSV in UTF-8.</source>
        <translation>请保存为 UTF-8 编码的 CSV。</translation>
    </message>
    <message>
        <source>Save it as text in UTF-8, a path on each line.</source>
        <translation>请保存为 UTF-8 文本，每行一个路径。</translation>
    </message>
    <message>
        <source>Save to another disk.</source>
        <translation>请保存到另一个磁盘。</translation>
    </message>
    <message>
        <source>Save under another name.</source>
        <translation>请以另一个名称保存。</translation>
    </message>
    <message>
        <source>Say by `yes` which of them mean {name}.</source>
        <translation>请用 `yes` 说明哪些表示 {name}。</translation>
    </message>
    <message>
        <source>Say true or false.</source>
        <translation>请给出 true 或 false。</translation>
    </message>
    <message>
        <source>Scale less.</source>
        <translation>请缩放得小一些。</translation>
    </message>
    <message>
        <source>Search the picture in more steps.</source>
        <translation>请用更多步数搜索图片。</translation>
    </message>
    <message>
        <source>Select where it has some.</source>
        <translation>请选择它有像素的地方。</translation>
    </message>
    <message>
        <source>Self-Portrait (Munch)</source>
        <translation>自画像 (蒙克)</translation>
    </message>
    <message>
        <source>Self-Portrait with Felt Hat (van Gogh)</source>
        <translation>戴毡帽的自画像 (梵高)</translation>
    </message>
    <message>
        <source>Self-Portrait with Straw Hat (van Gogh, 1887)</source>
        <translation>戴草帽的自画像 (梵高，1887)</translation>
    </message>
    <message>
        <source>Set UNDERPAINT_DIRECTIONS to a folder of yours.</source>
        <translation>请将 UNDERPAINT_DIRECTIONS 设为你的一个文件夹。</translation>
    </message>
    <message>
        <source>Set UNDERPAINT_MODELS to a folder of yours.</source>
        <translation>请将 UNDERPAINT_MODELS 设为你的一个文件夹。</translation>
    </message>
    <message>
        <source>Set a key of a slider first.</source>
        <translation>请先设置一个滑块的关键帧。</translation>
    </message>
    <message>
        <source>Set some at different frames.</source>
        <translation>请在不同的帧上设置一些。</translation>
    </message>
    <message>
        <source>Shared by an artist.</source>
        <translation>由一位艺术家分享。</translation>
    </message>
    <message>
        <source>Show it first.</source>
        <translation>请先显示它。</translation>
    </message>
    <message>
        <source>Show what should be merged.</source>
        <translation>请显示要合并的内容。</translation>
    </message>
    <message>
        <source>Sides may have 1 to {most_side} pixels.</source>
        <translation>边长可为 1 到 {most_side} 像素。</translation>
    </message>
    <message>
        <source>Sliders and blends (VAE)</source>
        <translation>滑块与混合 (VAE)</translation>
    </message>
    <message>
        <source>Sliders cannot be kept here ({strerror}).</source>
        <translation>滑块无法保存在这里（{strerror}）。</translation>
    </message>
    <message>
        <source>Slower to draw than the others: each picture is many steps.</source>
        <translation>比其他的画得慢：每张图片都要很多步。</translation>
    </message>
    <message>
        <source>Small Avataaars (perceptron)</source>
        <translation>小幅 Avataaars (感知机)</translation>
    </message>
    <message>
        <source>Small Avataaars with sliders (VAE)</source>
        <translation>带滑块的小幅 Avataaars (VAE)</translation>
    </message>
    <message>
        <source>Small Micah sketches (GAN)</source>
        <translation>小幅 Micah 素描 (GAN)</translation>
    </message>
    <message>
        <source>Small Personas (DCGAN)</source>
        <translation>小幅 Personas (DCGAN)</translation>
    </message>
    <message>
        <source>Small portraits by drawing (conditional GAN)</source>
        <translation>按画法的小幅肖像 (条件 GAN)</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>Smile, glasses, beard, hair (StarGAN)</source>
        <translation>微笑、眼镜、胡须、头发 (StarGAN)</translation>
    </message>
    <message>
        <source>Soft: what differs between pictures is blended.</source>
        <translation>柔和：图片之间的差异被混合。</translation>
    </message>
    <message>
        <source>Something unforeseen happened ({words}).</source>
        <translation>发生了意外情况（{words}）。</translation>
    </message>
    <message>
        <source>Stabilising by {strength} makes no sense.</source>
        <translation>以 {strength} 稳定没有意义。</translation>
    </message>
    <message>
        <source>Starry Night (van Gogh, 1889)</source>
        <translation>星月夜 (梵高，1889)</translation>
    </message>
    <message>
        <source>Stop that first.</source>
        <translation>请先停止它。</translation>
    </message>
    <message>
        <source>StyleGAN2, StyleGAN2-ADA and StyleGAN3 are read.</source>
        <translation>可读取 StyleGAN2、StyleGAN2-ADA 和 StyleGAN3。</translation>
    </message>
    <message>
        <source>StyleGAN2, StyleGAN2-ADA and StyleGAN3 for PyTorch are read.</source>
        <translation>可读取 PyTorch 版的 StyleGAN2、StyleGAN2-ADA 和 StyleGAN3。</translation>
    </message>
    <message>
        <source>Surfaces, not things.</source>
        <translation>是表面，不是物体。</translation>
    </message>
    <message>
        <source>Switches that change one thing of a picture: a smile, glasses, a beard, long hair.</source>
        <translation>只改变图片中一样东西的开关：微笑、眼镜、胡须、长发。</translation>
    </message>
    <message>
        <source>Tahiti (Gauguin)</source>
        <translation>塔希提 (高更)</translation>
    </message>
    <message>
        <source>Take --batch 2 or more.</source>
        <translation>请使用 --batch 2 或更大。</translation>
    </message>
    <message>
        <source>Take --ways pca, or train “vae”.</source>
        <translation>请使用 --ways pca，或训练“vae”。</translation>
    </message>
    <message>
        <source>Take a new folder: --out FOLDER.</source>
        <translation>请使用新文件夹：--out 文件夹。</translation>
    </message>
    <message>
        <source>Take a number from -1 to 1.</source>
        <translation>请取 -1 到 1 之间的数字。</translation>
    </message>
    <message>
        <source>Take a number from {low} to {high}.</source>
        <translation>请取 {low} 到 {high} 之间的数字。</translation>
    </message>
    <message>
        <source>Take a smaller --batch or --size.</source>
        <translation>请使用更小的 --batch 或 --size。</translation>
    </message>
    <message>
        <source>Take another --size, such as 64, or other values of the model.</source>
        <translation>请使用其他 --size，例如 64，或其他模型参数。</translation>
    </message>
    <message>
        <source>Take another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>Take auto, cpu, cuda or mps.</source>
        <translation>请使用 auto、cpu、cuda 或 mps。</translation>
    </message>
    <message>
        <source>Take directions that were found in this very model.</source>
        <translation>请使用在这个模型中找到的方向。</translation>
    </message>
    <message>
        <source>Take it in by: underpaint models add FILE.</source>
        <translation>请这样添加：underpaint models add 文件。</translation>
    </message>
    <message>
        <source>Take more than 0.</source>
        <translation>请取大于 0 的值。</translation>
    </message>
    <message>
        <source>Take one that was made for this model.</source>
        <translation>请使用为此模型制作的文件。</translation>
    </message>
    <message>
        <source>Take the file of the same network for PyTorch.</source>
        <translation>请使用同一网络的 PyTorch 文件。</translation>
    </message>
    <message>
        <source>Textures and materials (WGAN-GP)</source>
        <translation>纹理与材质 (WGAN-GP)</translation>
    </message>
    <message>
        <source>The Great Wave (Hokusai, 1831)</source>
        <translation>神奈川冲浪里 (葛饰北斋，1831)</translation>
    </message>
    <message>
        <source>The Harvesters (Bruegel, 1565)</source>
        <translation>收割者 (勃鲁盖尔，1565)</translation>
    </message>
    <message>
        <source>The Monet Family in Their Garden (Manet, 1874)</source>
        <translation>莫奈一家在花园中 (马奈，1874)</translation>
    </message>
    <message>
        <source>The Night Café (van Gogh, 1888)</source>
        <translation>夜间咖啡馆 (梵高，1888)</translation>
    </message>
    <message>
        <source>The Penitent Magdalen (La Tour, 1640)</source>
        <translation>忏悔的抹大拉 (拉图尔，1640)</translation>
    </message>
    <message>
        <source>The Scream (Munch, 1893)</source>
        <translation>呐喊 (蒙克，1893)</translation>
    </message>
    <message>
        <source>The Shipwreck of the Minotaur (Turner, 1810)</source>
        <translation>弥诺陶洛斯号沉船 (透纳，1810)</translation>
    </message>
    <message>
        <source>The archive holds a part that no document has.</source>
        <translation>压缩包中含有文档不会有的部分。</translation>
    </message>
    <message>
        <source>The archive lists {entries} parts.</source>
        <translation>压缩包列出了 {entries} 个部分。</translation>
    </message>
    <message>
        <source>The archive unpacks to far more than its size.</source>
        <translation>压缩包解压后远大于其自身大小。</translation>
    </message>
    <message>
        <source>The autosave is damaged and cannot be read.</source>
        <translation>自动保存的副本已损坏，无法读取。</translation>
    </message>
    <message>
        <source>The autosave is damaged.</source>
        <translation>自动保存的副本已损坏。</translation>
    </message>
    <message>
        <source>The background shows through.</source>
        <translation>背景会透出来。</translation>
    </message>
    <message>
        <source>The box covers the whole picture.</source>
        <translation>方框覆盖了整幅图片。</translation>
    </message>
    <message>
        <source>The box {value} does not lie in the picture.</source>
        <translation>方框 {value} 不在图片内。</translation>
    </message>
    <message>
        <source>The box {value} lies outside of the picture ({w} x {h}).</source>
        <translation>方框 {value} 在图片（{w} × {h}）之外。</translation>
    </message>
    <message>
        <source>The card names {value} styles, the network has {styles}.</source>
        <translation>说明卡写有 {value} 种风格，而网络有 {styles} 种。</translation>
    </message>
    <message>
        <source>The card&apos;s parameters do not fit: {error}.</source>
        <translation>说明卡的参数不匹配：{error}。</translation>
    </message>
    <message>
        <source>The card&apos;s {fault}.</source>
        <translation>说明卡的{fault}。</translation>
    </message>
    <message>
        <source>The changes of your sliders cannot be read: {error}.</source>
        <translation>无法读取你的滑块的更改：{error}。</translation>
    </message>
    <message>
        <source>The clip has no sound.</source>
        <translation>视频没有声音。</translation>
    </message>
    <message>
        <source>The clip has over {max_frames} frames.</source>
        <translation>视频超过 {max_frames} 帧。</translation>
    </message>
    <message>
        <source>The clip has {frames} frames, none of them in the range.</source>
        <translation>视频有 {frames} 帧，都不在范围内。</translation>
    </message>
    <message>
        <source>The clip is cut off: its index, which stands at the end of the file, is missing.</source>
        <translation>视频不完整：缺少位于文件末尾的索引。</translation>
    </message>
    <message>
        <source>The clip is damaged or cut off and cannot be opened.</source>
        <translation>视频已损坏或不完整，无法打开。</translation>
    </message>
    <message>
        <source>The clip lies outside the in and out points.</source>
        <translation>视频在入点和出点之外。</translation>
    </message>
    <message>
        <source>The clip says its frames have {width} x {height} pixels.</source>
        <translation>视频声称其帧为 {width} × {height} 像素。</translation>
    </message>
    <message>
        <source>The clip that this was made from is not here.</source>
        <translation>制作它所用的视频不在这里。</translation>
    </message>
    <message>
        <source>The clip “{name}” can only be moved and scaled.</source>
        <translation>视频“{name}”只能移动和缩放。</translation>
    </message>
    <message>
        <source>The clip “{name}” has changed: its file has {value} now, it had {value_2}.</source>
        <translation>视频“{name}”已改变：其文件现在有 {value}，原先有 {value_2}。</translation>
    </message>
    <message>
        <source>The clip&apos;s frames have no size, or more than {value} million pixels.</source>
        <translation>视频的帧没有尺寸，或超过 {value} 百万像素。</translation>
    </message>
    <message>
        <source>The clip&apos;s preview copy cannot be written ({strerror}).</source>
        <translation>无法写入视频的预览副本（{strerror}）。</translation>
    </message>
    <message>
        <source>The column “{column}” of {labels} holds words such as “{strange}”.</source>
        <translation>{labels} 的列“{column}”含有“{strange}”之类的词。</translation>
    </message>
    <message>
        <source>The columns of {labels} tell nothing that changes.</source>
        <translation>{labels} 的各列没有说明任何变化。</translation>
    </message>
    <message>
        <source>The crop is empty.</source>
        <translation>裁剪范围为空。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>The disk is full; the old file is untouched.</source>
        <translation>磁盘已满；旧文件保持不变。</translation>
    </message>
    <message>
        <source>The document is cut off or damaged: its table of contents cannot be read.</source>
        <translation>文档不完整或已损坏：无法读取其目录。</translation>
    </message>
    <message>
        <source>The engine could not start ({text}).</source>
        <translation>引擎无法启动（{text}）。</translation>
    </message>
    <message>
        <source>The engine failed ({words}).</source>
        <translation>引擎失败（{words}）。</translation>
    </message>
    <message>
        <source>The engine stopped in the middle of the job.</source>
        <translation>引擎在任务中途停止。</translation>
    </message>
    <message>
        <source>The engine was stopped.</source>
        <translation>引擎已停止。</translation>
    </message>
    <message>
        <source>The few are learned by heart: add pictures of “{value_3}”.</source>
        <translation>少数的会被死记：请添加“{value_3}”的图片。</translation>
    </message>
    <message>
        <source>The file has {value} GiB.</source>
        <translation>文件有 {value} GiB。</translation>
    </message>
    <message>
        <source>The file is cut off; what is missing lies after the first frame.</source>
        <translation>文件不完整；缺失的部分在第一帧之后。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>The file is write-protected.</source>
        <translation>文件有写保护。</translation>
    </message>
    <message>
        <source>The file would be larger than the disk allows; the old file is untouched.</source>
        <translation>文件会超过磁盘允许的大小；旧文件保持不变。</translation>
    </message>
    <message>
        <source>The first of {frames} frames or pages is taken.</source>
        <translation>取 {frames} 帧或页中的第一个。</translation>
    </message>
    <message>
        <source>The folder cannot be read: {strerror}.</source>
        <translation>无法读取文件夹：{strerror}。</translation>
    </message>
    <message>
        <source>The folder does not exist.</source>
        <translation>文件夹不存在。</translation>
    </message>
    <message>
        <source>The folder for rendered clips cannot be made: {strerror}.</source>
        <translation>无法创建渲染视频的文件夹：{strerror}。</translation>
    </message>
    <message>
        <source>The frames of a clip are worked on by one kind of job.</source>
        <translation>视频的各帧由同一种任务处理。</translation>
    </message>
    <message>
        <source>The group “{name}” cannot be put into itself.</source>
        <translation>组“{name}”不能放入其自身。</translation>
    </message>
    <message>
        <source>The latents of this layer are damaged.</source>
        <translation>此图层的潜变量已损坏。</translation>
    </message>
    <message>
        <source>The layer “{name}” is hidden.</source>
        <translation>图层“{name}”已隐藏。</translation>
    </message>
    <message>
        <source>The layers&apos; 16 bits a channel were rounded to 8.</source>
        <translation>图层每通道 16 位已舍入为 8 位。</translation>
    </message>
    <message>
        <source>The library takes PNG, JPEG, WebP, TIFF, AVIF, GIF, MP4, MOV, MKV, WebM.</source>
        <translation>素材库接受 PNG、JPEG、WebP、TIFF、AVIF、GIF、MP4、MOV、MKV、WebM。</translation>
    </message>
    <message>
        <source>The limit is 32.</source>
        <translation>上限为 32。</translation>
    </message>
    <message>
        <source>The limit is 4.</source>
        <translation>上限为 4。</translation>
    </message>
    <message>
        <source>The limit is {max_side} a side and {value} million pixels.</source>
        <translation>上限为每边 {max_side}、共 {value} 百万像素。</translation>
    </message>
    <message>
        <source>The limit is {value} hours.</source>
        <translation>上限为 {value} 小时。</translation>
    </message>
    <message>
        <source>The limit is {value} megapixels: make it smaller elsewhere.</source>
        <translation>上限为 {value} 百万像素：请在别处缩小。</translation>
    </message>
    <message>
        <source>The limit is {value}.</source>
        <translation>上限为 {value}。</translation>
    </message>
    <message>
        <source>The mask covers the whole box that the engine sees.</source>
        <translation>蒙版覆盖了引擎所见的整个方框。</translation>
    </message>
    <message>
        <source>The mask covers the whole picture.</source>
        <translation>蒙版覆盖了整幅图片。</translation>
    </message>
    <message>
        <source>The mask is empty.</source>
        <translation>蒙版为空。</translation>
    </message>
    <message>
        <source>The mask is {shape} pixels, the picture {w} x {h}.</source>
        <translation>蒙版为 {shape} 像素，图片为 {w} × {h}。</translation>
    </message>
    <message>
        <source>The mask is {shape} pixels, the square {side} x {side_2}.</source>
        <translation>蒙版为 {shape} 像素，正方形为 {side} × {side_2}。</translation>
    </message>
    <message>
        <source>The mask is {width} x {height} pixels, the picture {value} x {value_2}.</source>
        <translation>蒙版为 {width} × {height} 像素，图片为 {value} × {value_2}。</translation>
    </message>
    <message>
        <source>The mask of “{name}” cannot be applied.</source>
        <translation>“{name}”的蒙版无法应用。</translation>
    </message>
    <message>
        <source>The metadata in {name} is damaged and was left out.</source>
        <translation>{name} 中的元数据已损坏，未包括在内。</translation>
    </message>
    <message>
        <source>The model “{model}” does not generate pictures.</source>
        <translation>模型“{model}”不能生成图片。</translation>
    </message>
    <message>
        <source>The model “{model}” fills no holes.</source>
        <translation>模型“{model}”不能填补空洞。</translation>
    </message>
    <message>
        <source>The model “{model}” found no code of a frame.</source>
        <translation>模型“{model}”没有为某一帧找到编码。</translation>
    </message>
    <message>
        <source>The model “{name}” is of an architecture that this version does not know: {value}.</source>
        <translation>模型“{name}”的架构此版本不认识：{value}。</translation>
    </message>
    <message>
        <source>The model “{name}” paints no styles.</source>
        <translation>模型“{name}”不能绘制风格。</translation>
    </message>
    <message>
        <source>The model “{name}” selects nothing.</source>
        <translation>模型“{name}”不能选择。</translation>
    </message>
    <message>
        <source>The model “{name}” translates nothing.</source>
        <translation>模型“{name}”不能转换。</translation>
    </message>
    <message>
        <source>The name is too long for this disk.</source>
        <translation>名称对此磁盘来说太长。</translation>
    </message>
    <message>
        <source>The original was scaled from {w} x {h} to {w_2} x {h_2}.</source>
        <translation>原视频已从 {w} × {h} 缩放到 {w_2} × {h_2}。</translation>
    </message>
    <message>
        <source>The painted frame has another size than the original.</source>
        <translation>绘制的帧与原帧尺寸不同。</translation>
    </message>
    <message>
        <source>The pattern of names is empty.</source>
        <translation>文件名模式为空。</translation>
    </message>
    <message>
        <source>The perspective is too steep.</source>
        <translation>透视太陡。</translation>
    </message>
    <message>
        <source>The picture has no pixels.</source>
        <translation>图片没有像素。</translation>
    </message>
    <message>
        <source>The picture is cut off: the end of the file is missing.</source>
        <translation>图片不完整：缺少文件的结尾。</translation>
    </message>
    <message>
        <source>The picture is damaged and cannot be decoded.</source>
        <translation>图片已损坏，无法解码。</translation>
    </message>
    <message>
        <source>The picture must be 8-bit RGB of {side} x {side_2} pixels, as its place.</source>
        <translation>图片必须是 {side} × {side_2} 像素的 8 位 RGB，与其位置一致。</translation>
    </message>
    <message>
        <source>The picture must be 8-bit RGB, and not empty.</source>
        <translation>图片必须是 8 位 RGB，且不能为空。</translation>
    </message>
    <message>
        <source>The picture must be 8-bit RGB.</source>
        <translation>图片必须是 8 位 RGB。</translation>
    </message>
    <message>
        <source>The picture of the style must be 8-bit RGB, and not empty.</source>
        <translation>风格图片必须是 8 位 RGB，且不能为空。</translation>
    </message>
    <message>
        <source>The picture of {w} x {h} pixels is no square.</source>
        <translation>{w} × {h} 像素的图片不是正方形。</translation>
    </message>
    <message>
        <source>The picture says it has {width} x {height} pixels.</source>
        <translation>图片声称有 {width} × {height} 像素。</translation>
    </message>
    <message>
        <source>The picture that the generator was tuned to is missing.</source>
        <translation>缺少生成器所调校的图片。</translation>
    </message>
    <message>
        <source>The picture to tune to must be 8-bit RGB of {side} x {side_2} pixels.</source>
        <translation>用于调校的图片必须是 {side} × {side_2} 像素的 8 位 RGB。</translation>
    </message>
    <message>
        <source>The pictures need {value} GB here, {value_2} are free.</source>
        <translation>图片在此需要 {value} GB，可用 {value_2}。</translation>
    </message>
    <message>
        <source>The place of {side} x {h} pixels is no square.</source>
        <translation>{side} × {h} 像素的位置不是正方形。</translation>
    </message>
    <message>
        <source>The place or the mask does not fit the clip&apos;s frames of {size} pixels.</source>
        <translation>位置或蒙版与视频 {size} 像素的帧不匹配。</translation>
    </message>
    <message>
        <source>The point {x} {y} lies outside of the picture.</source>
        <translation>点 {x} {y} 在图片之外。</translation>
    </message>
    <message>
        <source>The point {x}, {y} lies outside of the picture ({w} x {h}).</source>
        <translation>点 {x}, {y} 在图片（{w} × {h}）之外。</translation>
    </message>
    <message>
        <source>The points of “{name}” must go from left to right, no two in one place.</source>
        <translation>“{name}”的点必须从左到右，且不能有两点在同一处。</translation>
    </message>
    <message>
        <source>The process that read this file ended.</source>
        <translation>读取此文件的进程已结束。</translation>
    </message>
    <message>
        <source>The range holds no frame.</source>
        <translation>范围内没有帧。</translation>
    </message>
    <message>
        <source>The range must go from a lower to a higher number.</source>
        <translation>范围必须由小到大。</translation>
    </message>
    <message>
        <source>The reading process cannot start ({text}).</source>
        <translation>读取进程无法启动（{text}）。</translation>
    </message>
    <message>
        <source>The result would be too large.</source>
        <translation>结果会太大。</translation>
    </message>
    <message>
        <source>The run here learns {what} {value}.</source>
        <translation>这里的训练学习的是 {what} {value}。</translation>
    </message>
    <message>
        <source>The scribbles are not as large as the picture.</source>
        <translation>涂抹的标记与图片大小不同。</translation>
    </message>
    <message>
        <source>The simplest game of two networks: quick, rough variations of aligned pictures.</source>
        <translation>最简单的双网络博弈：快速、粗略地变化已对齐的图片。</translation>
    </message>
    <message>
        <source>The square lies outside the clip&apos;s frames of {w} x {h} pixels.</source>
        <translation>正方形在视频 {w} × {h} 像素的帧之外。</translation>
    </message>
    <message>
        <source>The square reaches beyond the clip.</source>
        <translation>正方形超出了视频。</translation>
    </message>
    <message>
        <source>The style of any picture</source>
        <translation>任意图片的风格</translation>
    </message>
    <message>
        <source>The training cannot be kept ({why}).</source>
        <translation>无法保存训练（{why}）。</translation>
    </message>
    <message>
        <source>The training fell apart in step {step}: its losses are no numbers.</source>
        <translation>训练在第 {step} 步崩溃：其损失不是数字。</translation>
    </message>
    <message>
        <source>The transparency of “{name}” is locked.</source>
        <translation>“{name}”的透明度已锁定。</translation>
    </message>
    <message>
        <source>The two groups are the same.</source>
        <translation>两组完全相同。</translation>
    </message>
    <message>
        <source>The {kind} “{name}” is locked.</source>
        <translation>{kind}“{name}”已锁定。</translation>
    </message>
    <message>
        <source>There are no classes here.</source>
        <translation>这里没有类别。</translation>
    </message>
    <message>
        <source>There are no pictures here.</source>
        <translation>这里没有图片。</translation>
    </message>
    <message>
        <source>There are no pictures in this folder.</source>
        <translation>此文件夹中没有图片。</translation>
    </message>
    <message>
        <source>There are no such networks: {error}.</source>
        <translation>没有这样的网络：{error}。</translation>
    </message>
    <message>
        <source>There are {value} classes for {pictures} pictures, such as “{value_2}”.</source>
        <translation>{pictures} 张图片有 {value} 个类别，例如“{value_2}”。</translation>
    </message>
    <message>
        <source>There is a board of that name.</source>
        <translation>已有同名的画板。</translation>
    </message>
    <message>
        <source>There is a model “{name}” already.</source>
        <translation>已有模型“{name}”。</translation>
    </message>
    <message>
        <source>There is no adjustment “{value}”.</source>
        <translation>没有调整“{value}”。</translation>
    </message>
    <message>
        <source>There is no attribute “{name}”.</source>
        <translation>没有属性“{name}”。</translation>
    </message>
    <message>
        <source>There is no clip here.</source>
        <translation>这里没有视频。</translation>
    </message>
    <message>
        <source>There is no colour in this palette.</source>
        <translation>此调色板中没有颜色。</translation>
    </message>
    <message>
        <source>There is no colour space “{name}”.</source>
        <translation>没有颜色空间“{name}”。</translation>
    </message>
    <message>
        <source>There is no device “{name}” here.</source>
        <translation>这里没有设备“{name}”。</translation>
    </message>
    <message>
        <source>There is no drawing style “{style}”.</source>
        <translation>没有绘画风格“{style}”。</translation>
    </message>
    <message>
        <source>There is no generator in this file.</source>
        <translation>此文件中没有生成器。</translation>
    </message>
    <message>
        <source>There is no gradient of the shape “{shape}”.</source>
        <translation>没有形状为“{shape}”的渐变。</translation>
    </message>
    <message>
        <source>There is no key on frame {frame}.</source>
        <translation>第 {frame} 帧没有关键帧。</translation>
    </message>
    <message>
        <source>There is no kind “{style}” here.</source>
        <translation>这里没有类别“{style}”。</translation>
    </message>
    <message>
        <source>There is no mask “{name}”.</source>
        <translation>没有蒙版“{name}”。</translation>
    </message>
    <message>
        <source>There is no model “{name}”.</source>
        <translation>没有模型“{name}”。</translation>
    </message>
    <message>
        <source>There is no recipe “{name}”.</source>
        <translation>没有配方“{name}”。</translation>
    </message>
    <message>
        <source>There is no run to go on with.</source>
        <translation>没有可以继续的训练。</translation>
    </message>
    <message>
        <source>There is no second folder to translate to.</source>
        <translation>没有要转换到的第二个文件夹。</translation>
    </message>
    <message>
        <source>There is no style “{value}”.</source>
        <translation>没有风格“{value}”。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>There is no such model.</source>
        <translation>没有这个模型。</translation>
    </message>
    <message>
        <source>There is no such option of the data: {error}.</source>
        <translation>数据没有这样的选项：{error}。</translation>
    </message>
    <message>
        <source>There is no {labels} here.</source>
        <translation>这里没有 {labels}。</translation>
    </message>
    <message>
        <source>There is not enough memory for this clip.</source>
        <translation>内存不足以处理此视频。</translation>
    </message>
    <message>
        <source>There is not enough memory for this job.</source>
        <translation>内存不足以完成此任务。</translation>
    </message>
    <message>
        <source>There is not enough memory for this picture.</source>
        <translation>内存不足以处理此图片。</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>There is nothing to group.</source>
        <translation>没有可编组的内容。</translation>
    </message>
    <message>
        <source>There is nothing to train on.</source>
        <translation>没有可供训练的内容。</translation>
    </message>
    <message>
        <source>There is nothing to transform here: it is empty.</source>
        <translation>这里没有可变换的内容：它是空的。</translation>
    </message>
    <message>
        <source>There is only one class, “{value}”.</source>
        <translation>只有一个类别“{value}”。</translation>
    </message>
    <message>
        <source>There is only one picture here.</source>
        <translation>这里只有一张图片。</translation>
    </message>
    <message>
        <source>There is too little of the class “{kind}” to learn from.</source>
        <translation>类别“{kind}”太少，无法学习。</translation>
    </message>
    <message>
        <source>There is {what} in this file.</source>
        <translation>此文件中有{what}。</translation>
    </message>
    <message>
        <source>These are no pictures or clips.</source>
        <translation>这些不是图片或视频。</translation>
    </message>
    <message>
        <source>These are no swatches.</source>
        <translation>这不是色板。</translation>
    </message>
    <message>
        <source>These can be: {known}.</source>
        <translation>可以是：{known}。</translation>
    </message>
    <message>
        <source>These labels cannot be read.</source>
        <translation>无法读取这些标签。</translation>
    </message>
    <message>
        <source>These labels cannot be read: {error}.</source>
        <translation>无法读取这些标签：{error}。</translation>
    </message>
    <message>
        <source>These swatches are damaged.</source>
        <translation>这些色板已损坏。</translation>
    </message>
    <message>
        <source>They are converted to 8 bits of red, green and blue.</source>
        <translation>它们会转换为 8 位的红、绿、蓝。</translation>
    </message>
    <message>
        <source>This ZIP archive holds no picture.</source>
        <translation>此 ZIP 压缩包中没有图片。</translation>
    </message>
    <message>
        <source>This archive holds other things than weights.</source>
        <translation>此压缩包中除权重外还有其他内容。</translation>
    </message>
    <message>
        <source>This boundary has the shape {shape}, kind {dtype}; this model&apos;s codes need ({d},), (1, {d_2}) or ({layers}, {d_3}) of real numbers.</source>
        <translation>此边界的形状为 {shape}、类型为 {dtype}；此模型的编码需要实数的 ({d},)、(1, {d_2}) 或 ({layers}, {d_3})。</translation>
    </message>
    <message>
        <source>This boundary holds values that are no numbers.</source>
        <translation>此边界含有非数字的值。</translation>
    </message>
    <message>
        <source>This boundary is nothing but zeros.</source>
        <translation>此边界全为零。</translation>
    </message>
    <message>
        <source>This card cannot be read: {error}.</source>
        <translation>无法读取此说明卡：{error}。</translation>
    </message>
    <message>
        <source>This card {fault} {value}.</source>
        <translation>此说明卡{fault} {value}。</translation>
    </message>
    <message>
        <source>This checkpoint cannot be read.</source>
        <translation>无法读取此检查点。</translation>
    </message>
    <message>
        <source>This checkpoint does not fit the recipe as it is now.</source>
        <translation>此检查点与现在的配方不符。</translation>
    </message>
    <message>
        <source>This checkpoint is of another recipe.</source>
        <translation>此检查点属于另一个配方。</translation>
    </message>
    <message>
        <source>This clip cannot be read: {error}.</source>
        <translation>无法读取此视频：{error}。</translation>
    </message>
    <message>
        <source>This clip has {value} frames, its original {value_2}.</source>
        <translation>此视频有 {value} 帧，其原视频有 {value_2} 帧。</translation>
    </message>
    <message>
        <source>This clip is being exported already.</source>
        <translation>此视频正在导出。</translation>
    </message>
    <message>
        <source>This document stands still.</source>
        <translation>此文档是静止的。</translation>
    </message>
    <message>
        <source>This file contains a program, not only weights.</source>
        <translation>此文件含有程序，而不只是权重。</translation>
    </message>
    <message>
        <source>This folder holds no model.</source>
        <translation>此文件夹中没有模型。</translation>
    </message>
    <message>
        <source>This generator has no encoder.</source>
        <translation>此生成器没有编码器。</translation>
    </message>
    <message>
        <source>This generator is of another architecture.</source>
        <translation>此生成器属于另一种架构。</translation>
    </message>
    <message>
        <source>This holds {what}.</source>
        <translation>其中有{what}。</translation>
    </message>
    <message>
        <source>This is a HEIC photograph, which is not read yet.</source>
        <translation>这是 HEIC 照片，目前还不能读取。</translation>
    </message>
    <message>
        <source>This is a PDF document.</source>
        <translation>这是 PDF 文档。</translation>
    </message>
    <message>
        <source>This is a Photoshop document.</source>
        <translation>这是 Photoshop 文档。</translation>
    </message>
    <message>
        <source>This is a TorchScript program, not only weights.</source>
        <translation>这是 TorchScript 程序，而不只是权重。</translation>
    </message>
    <message>
        <source>This is a ZIP archive.</source>
        <translation>这是 ZIP 压缩包。</translation>
    </message>
    <message>
        <source>This is a device, not a file.</source>
        <translation>这是设备，不是文件。</translation>
    </message>
    <message>
        <source>This is a file.</source>
        <translation>这是文件。</translation>
    </message>
    <message>
        <source>This is a folder.</source>
        <translation>这是文件夹。</translation>
    </message>
    <message>
        <source>This is a program.</source>
        <translation>这是程序。</translation>
    </message>
    <message>
        <source>This is a text file.</source>
        <translation>这是文本文件。</translation>
    </message>
    <message>
        <source>This is a vector drawing (SVG).</source>
        <translation>这是矢量图（SVG）。</translation>
    </message>
    <message>
        <source>This is a video (AVI).</source>
        <translation>这是视频（AVI）。</translation>
    </message>
    <message>
        <source>This is a video (MP4 or MOV).</source>
        <translation>这是视频（MP4 或 MOV）。</translation>
    </message>
    <message>
        <source>This is a video (MPEG transport stream).</source>
        <translation>这是视频（MPEG 传输流）。</translation>
    </message>
    <message>
        <source>This is a video (Matroska or WebM).</source>
        <translation>这是视频（Matroska 或 WebM）。</translation>
    </message>
    <message>
        <source>This is a {value} picture.</source>
        <translation>这是 {value} 图片。</translation>
    </message>
    <message>
        <source>This is an OpenRaster document.</source>
        <translation>这是 OpenRaster 文档。</translation>
    </message>
    <message>
        <source>This is an XML file.</source>
        <translation>这是 XML 文件。</translation>
    </message>
    <message>
        <source>This is no checkpoint of ours.</source>
        <translation>这不是我们的检查点。</translation>
    </message>
    <message>
        <source>This is no clip of a known kind.</source>
        <translation>这不是已知类型的视频。</translation>
    </message>
    <message>
        <source>This is no colour profile.</source>
        <translation>这不是颜色配置文件。</translation>
    </message>
    <message>
        <source>This is no file of a generator that is known here.</source>
        <translation>这不是此处认识的生成器文件。</translation>
    </message>
    <message>
        <source>This is no file of directions: {error}.</source>
        <translation>这不是方向文件：{error}。</translation>
    </message>
    <message>
        <source>This is no folder.</source>
        <translation>这不是文件夹。</translation>
    </message>
    <message>
        <source>This is no picture of a known kind.</source>
        <translation>这不是已知类型的图片。</translation>
    </message>
    <message>
        <source>This is no picture or clip of a known kind.</source>
        <translation>这不是已知类型的图片或视频。</translation>
    </message>
    <message>
        <source>This is no result of a training run: {error}.</source>
        <translation>这不是训练的结果：{error}。</translation>
    </message>
    <message>
        <source>This is no way to read pictures.</source>
        <translation>不能这样读取图片。</translation>
    </message>
    <message>
        <source>This is no whole model file: {error}.</source>
        <translation>这不是完整的模型文件：{error}。</translation>
    </message>
    <message>
        <source>This is not a GIMP palette.</source>
        <translation>这不是 GIMP 调色板。</translation>
    </message>
    <message>
        <source>This is nothing that a run wrote.</source>
        <translation>这不是训练写出的内容。</translation>
    </message>
    <message>
        <source>This is too large for a palette.</source>
        <translation>这作为调色板太大了。</translation>
    </message>
    <message>
        <source>This list cannot be read.</source>
        <translation>无法读取此列表。</translation>
    </message>
    <message>
        <source>This list of a series cannot be read.</source>
        <translation>无法读取此系列的列表。</translation>
    </message>
    <message>
        <source>This model cannot be read: {strerror}.</source>
        <translation>无法读取此模型：{strerror}。</translation>
    </message>
    <message>
        <source>This model differs from its card.</source>
        <translation>此模型与其说明卡不符。</translation>
    </message>
    <message>
        <source>This model draws none of the pictures that “{name}” is for.</source>
        <translation>此模型画不出“{name}”所针对的图片。</translation>
    </message>
    <message>
        <source>This model has no encoder, so it cannot read labelled pictures.</source>
        <translation>此模型没有编码器，因此无法读取带标签的图片。</translation>
    </message>
    <message>
        <source>This model has no encoder.</source>
        <translation>此模型没有编码器。</translation>
    </message>
    <message>
        <source>This model has {size} bytes, its card says {size_bytes}.</source>
        <translation>此模型有 {size} 字节，而说明卡写的是 {size_bytes}。</translation>
    </message>
    <message>
        <source>This model paints no styles.</source>
        <translation>此模型不能绘制风格。</translation>
    </message>
    <message>
        <source>This moment holds no card.</source>
        <translation>此时刻没有说明卡。</translation>
    </message>
    <message>
        <source>This network was made for TensorFlow, which is not read.</source>
        <translation>此网络是为 TensorFlow 制作的，不受支持。</translation>
    </message>
    <message>
        <source>This palette cannot be read: {error}.</source>
        <translation>无法读取此调色板：{error}。</translation>
    </message>
    <message>
        <source>This picture cannot be read.</source>
        <translation>无法读取此图片。</translation>
    </message>
    <message>
        <source>This recipe cannot be read: {error}.</source>
        <translation>无法读取此配方：{error}。</translation>
    </message>
    <message>
        <source>This run cannot be read: {error}.</source>
        <translation>无法读取此训练：{error}。</translation>
    </message>
    <message>
        <source>This title is empty or too long.</source>
        <translation>此标题为空或太长。</translation>
    </message>
    <message>
        <source>This was drawn by another version of “{model}”: its code is {has}, not {needs}.</source>
        <translation>这是由另一版本的“{model}”绘制的：其编码为 {has}，而不是 {needs}。</translation>
    </message>
    <message>
        <source>This would press everything into a line.</source>
        <translation>这会把一切压成一条线。</translation>
    </message>
    <message>
        <source>Those that came with a model stay.</source>
        <translation>随模型附带的会保留。</translation>
    </message>
    <message>
        <source>Train --fresh, or take another --out.</source>
        <translation>请使用 --fresh 训练，或另选 --out。</translation>
    </message>
    <message>
        <source>Train it shorter, or on more pictures.</source>
        <translation>请缩短训练，或使用更多图片。</translation>
    </message>
    <message>
        <source>Training leaves them out by itself.</source>
        <translation>训练会自动排除它们。</translation>
    </message>
    <message>
        <source>Training passes over them.</source>
        <translation>训练会跳过它们。</translation>
    </message>
    <message>
        <source>Training sees squares: of these the middle alone.</source>
        <translation>训练只看正方形：这些只看中间部分。</translation>
    </message>
    <message>
        <source>Try another folder or disk.</source>
        <translation>请尝试另一个文件夹或磁盘。</translation>
    </message>
    <message>
        <source>Turns nothing into another thing.</source>
        <translation>不会把一样东西变成另一样。</translation>
    </message>
    <message>
        <source>Two groups of pictures of the same model are needed.</source>
        <translation>需要同一模型的两组图片。</translation>
    </message>
    <message>
        <source>Two sliders have one name.</source>
        <translation>两个滑块同名。</translation>
    </message>
    <message>
        <source>Udnie (Picabia, 1913)</source>
        <translation>Udnie (皮卡比亚，1913)</translation>
    </message>
    <message>
        <source>Undo its removal.</source>
        <translation>请撤销移除。</translation>
    </message>
    <message>
        <source>Unknown architecture “{architecture}”.</source>
        <translation>未知的架构“{architecture}”。</translation>
    </message>
    <message>
        <source>Unknown choice of sound “{sound}”.</source>
        <translation>未知的声音选项“{sound}”。</translation>
    </message>
    <message>
        <source>Unlock it first.</source>
        <translation>请先解锁。</translation>
    </message>
    <message>
        <source>Unlock its transparency first.</source>
        <translation>请先解锁其透明度。</translation>
    </message>
    <message>
        <source>Use small letters, digits, dots and dashes: --name NAME.</source>
        <translation>请使用小写字母、数字、点和连字符：--name 名称。</translation>
    </message>
    <message>
        <source>Use up to 48 small letters, digits, underscores and dashes.</source>
        <translation>最多使用 48 个小写字母、数字、下划线和连字符。</translation>
    </message>
    <message>
        <source>Use up to 80 letters.</source>
        <translation>最多使用 80 个字母。</translation>
    </message>
    <message>
        <source>Use {known}.</source>
        <translation>请使用 {known}。</translation>
    </message>
    <message>
        <source>Usual is {usual}.</source>
        <translation>通常为 {usual}。</translation>
    </message>
    <message>
        <source>Venice (Turner, 1835)</source>
        <translation>威尼斯 (透纳，1835)</translation>
    </message>
    <message>
        <source>Village Houses (van Gogh)</source>
        <translation>村舍 (梵高)</translation>
    </message>
    <message>
        <source>Wait for it, stop it, or take another --out.</source>
        <translation>请等待、停止它，或另选 --out。</translation>
    </message>
    <message>
        <source>Wait for that export, or choose another name.</source>
        <translation>请等待该导出完成，或另选名称。</translation>
    </message>
    <message>
        <source>Wants a few hundred pictures or more of each class.</source>
        <translation>每个类别需要几百张或更多图片。</translation>
    </message>
    <message>
        <source>Wants a few hundred pictures or more of one kind.</source>
        <translation>需要几百张或更多同类图片。</translation>
    </message>
    <message>
        <source>Wants pictures that are aligned alike, such as portraits, and a table that says what each one has.</source>
        <translation>需要像肖像那样对齐一致的图片，以及说明每张有什么的表格。</translation>
    </message>
    <message>
        <source>Wants pictures that are aligned alike, such as portraits.</source>
        <translation>需要像肖像那样对齐一致的图片。</translation>
    </message>
    <message>
        <source>Was it moved or renamed?</source>
        <translation>是否被移动或改名了？</translation>
    </message>
    <message>
        <source>What a picture is to have is a number from 0 to 1.</source>
        <translation>图片应有的内容是 0 到 1 之间的数字。</translation>
    </message>
    <message>
        <source>What changes over time cannot become one picture.</source>
        <translation>随时间变化的内容无法变成一张图片。</translation>
    </message>
    <message>
        <source>What had been begun with other settings was started anew.</source>
        <translation>此前以其他设置开始的部分已重新开始。</translation>
    </message>
    <message>
        <source>What is learned of them is drawn blurred again.</source>
        <translation>从中学到的会再次画得模糊。</translation>
    </message>
    <message>
        <source>What is seen more often is learned by heart.</source>
        <translation>出现次数多的会被死记。</translation>
    </message>
    <message>
        <source>What is transparent is learned as the background colour.</source>
        <translation>透明部分会学成背景色。</translation>
    </message>
    <message>
        <source>What it draws are no numbers.</source>
        <translation>它画出的不是数字。</translation>
    </message>
    <message>
        <source>What opens here: {known}.</source>
        <translation>这里可以打开：{known}。</translation>
    </message>
    <message>
        <source>What was transformed is not there any more.</source>
        <translation>变换的内容已不存在。</translation>
    </message>
    <message>
        <source>What was written cannot be read back ({reason}); the old file is untouched.</source>
        <translation>写入的内容无法读回（{reason}）；旧文件保持不变。</translation>
    </message>
    <message>
        <source>Wheat Field with Cypresses (van Gogh, 1889)</source>
        <translation>麦田里的柏树 (梵高，1889)</translation>
    </message>
    <message>
        <source>Widen it.</source>
        <translation>请扩大范围。</translation>
    </message>
    <message>
        <source>Woman with a Hat (Matisse, 1905)</source>
        <translation>戴帽子的女人 (马蒂斯，1905)</translation>
    </message>
    <message>
        <source>Woman with a Parasol (Monet, 1886)</source>
        <translation>撑阳伞的女人 (莫奈，1886)</translation>
    </message>
    <message>
        <source>Write --set batch=16.</source>
        <translation>请写成 --set batch=16。</translation>
    </message>
    <message>
        <source>Writing failed ({value}).</source>
        <translation>写入失败（{value}）。</translation>
    </message>
    <message>
        <source>Writing failed ({value}); the old file is untouched.</source>
        <translation>写入失败（{value}）；旧文件保持不变。</translation>
    </message>
    <message>
        <source>XMP was too large for JPEG.</source>
        <translation>XMP 对 JPEG 来说太大。</translation>
    </message>
    <message>
        <source>You may not read this file.</source>
        <translation>你无权读取此文件。</translation>
    </message>
    <message>
        <source>You may not write into this folder.</source>
        <translation>你无权写入此文件夹。</translation>
    </message>
    <message>
        <source>Your document is as it was.</source>
        <translation>你的文档保持原样。</translation>
    </message>
    <message>
        <source>Your document is as it was; try again.</source>
        <translation>你的文档保持原样；请重试。</translation>
    </message>
    <message>
        <source>{copies} of {count} samples copy a training picture.</source>
        <translation>{count} 个样本中有 {copies} 个复制了训练图片。</translation>
    </message>
    <message>
        <source>{count} damaged frames were met.</source>
        <translation>遇到 {count} 个损坏的帧。</translation>
    </message>
    <message>
        <source>{frames} of {declared} frames can be read.</source>
        <translation>{declared} 帧中可读取 {frames} 帧。</translation>
    </message>
    <message>
        <source>{labels} does not name it.</source>
        <translation>{labels} 中没有它的名称。</translation>
    </message>
    <message>
        <source>{labels} has no column “{name}”.</source>
        <translation>{labels} 没有列“{name}”。</translation>
    </message>
    <message>
        <source>{labels} names {value} of the {value_2} pictures here, not “{value_3}” for one.</source>
        <translation>{labels} 写有这里 {value_2} 张图片中的 {value} 张，例如没有“{value_3}”。</translation>
    </message>
    <message>
        <source>{labels} names {value} of the {value_2} pictures.</source>
        <translation>{labels} 写有 {value_2} 张图片中的 {value} 张。</translation>
    </message>
    <message>
        <source>{labels} says nothing of its “{value}”.</source>
        <translation>{labels} 没有说明它的“{value}”。</translation>
    </message>
    <message>
        <source>{labels} says the same “{name}” of every picture.</source>
        <translation>{labels} 对每张图片的“{name}”说的都一样。</translation>
    </message>
    <message>
        <source>{label} cannot be written: this build of FFmpeg has no encoder for it.</source>
        <translation>无法写入 {label}：此版 FFmpeg 没有相应的编码器。</translation>
    </message>
    <message>
        <source>{label} holds at most {largest} pixels a side.</source>
        <translation>{label} 每边最多容纳 {largest} 像素。</translation>
    </message>
    <message>
        <source>{label} is not written to “{suffix}”.</source>
        <translation>{label} 不能写入“{suffix}”。</translation>
    </message>
    <message>
        <source>{lost} tiles of {tile} x {tile_2} pixels are damaged and were left empty.</source>
        <translation>{lost} 个 {tile} × {tile_2} 像素的图块已损坏，留空处理。</translation>
    </message>
    <message>
        <source>{name}: its file is missing.</source>
        <translation>{name}：缺少其文件。</translation>
    </message>
    <message>
        <source>{number} steps of {what} are not 0 .. {most}.</source>
        <translation>{what} 的步数 {number} 不在 0 到 {most} 之间。</translation>
    </message>
    <message>
        <source>{size}: a square shows {value} of it.</source>
        <translation>{size}：正方形只显示其中的 {value}。</translation>
    </message>
    <message>
        <source>{size}; {side} are learned.</source>
        <translation>{size}；学习 {side}。</translation>
    </message>
    <message>
        <source>{tune} steps of fine-tuning are not 0 .. {most_tuning}.</source>
        <translation>微调步数 {tune} 不在 0 到 {most_tuning} 之间。</translation>
    </message>
    <message>
        <source>{value} cannot hold this picture ({error}).</source>
        <translation>{value} 无法容纳此图片（{error}）。</translation>
    </message>
    <message>
        <source>{value} colour mode is not read.</source>
        <translation>不读取 {value} 颜色模式。</translation>
    </message>
    <message>
        <source>{value} holds 8 bits a channel: 16 were rounded.</source>
        <translation>{value} 每通道 8 位：16 位已舍入。</translation>
    </message>
    <message>
        <source>{value} knows no transparency: it became white.</source>
        <translation>{value} 不支持透明：已变为白色。</translation>
    </message>
    <message>
        <source>{value} megapixels in {nbytes} bytes: it is damaged or made to do harm.</source>
        <translation>{nbytes} 字节中有 {value} 百万像素：文件已损坏或是恶意文件。</translation>
    </message>
    <message>
        <source>{value} of {count} samples copies a training picture: it draws anew.</source>
        <translation>{count} 个样本中有 {value} 个复制训练图片：它在重新作画。</translation>
    </message>
    <message>
        <source>{value} pictures are few: below {few} a generator learns them by heart.</source>
        <translation>{value} 张图片太少：少于 {few} 张时生成器会死记。</translation>
    </message>
    <message>
        <source>{value} pictures are not 1 .. {most_seeds}.</source>
        <translation>图片数 {value} 不在 1 到 {most_seeds} 之间。</translation>
    </message>
    <message>
        <source>{value} {name} are no training.</source>
        <translation>{value} {name} 不能训练。</translation>
    </message>
    <message>
        <source>{what} uneven: “{value}” has {least} pictures, “{value_2}” {most}.</source>
        <translation>{what}不均：“{value}”有 {least} 张图片，“{value_2}”有 {most} 张。</translation>
    </message>
    <message>
        <source>{w} x {h} pixels are too few to find a portrait in.</source>
        <translation>{w} × {h} 像素太小，找不到肖像。</translation>
    </message>
    <message>
        <source>“{key}” cannot be “{value}”.</source>
        <translation>“{key}”不能是“{value}”。</translation>
    </message>
    <message>
        <source>“{kind}” has no “{value}”.</source>
        <translation>“{kind}”没有“{value}”。</translation>
    </message>
    <message>
        <source>“{model}” draws nothing called “{drawn}”.</source>
        <translation>“{model}”不会画“{drawn}”。</translation>
    </message>
    <message>
        <source>“{name}” cannot be a model&apos;s name.</source>
        <translation>“{name}”不能作为模型名称。</translation>
    </message>
    <message>
        <source>“{name}” cannot be a slider&apos;s name.</source>
        <translation>“{name}”不能作为滑块名称。</translation>
    </message>
    <message>
        <source>“{name}” does not go across the playhead.</source>
        <translation>“{name}”没有跨过播放头。</translation>
    </message>
    <message>
        <source>“{name}” has no mask.</source>
        <translation>“{name}”没有蒙版。</translation>
    </message>
    <message>
        <source>“{name}” has no pixels there.</source>
        <translation>“{name}”在那里没有像素。</translation>
    </message>
    <message>
        <source>“{name}” has the shape {shapes}.</source>
        <translation>“{name}”的形状为 {shapes}。</translation>
    </message>
    <message>
        <source>“{name}” holds no pixels.</source>
        <translation>“{name}”没有像素。</translation>
    </message>
    <message>
        <source>“{name}” holds values that are no numbers.</source>
        <translation>“{name}”含有非数字的值。</translation>
    </message>
    <message>
        <source>“{name}” is built in.</source>
        <translation>“{name}”是内置的。</translation>
    </message>
    <message>
        <source>“{name}” is in training.</source>
        <translation>“{name}”正在训练。</translation>
    </message>
    <message>
        <source>“{name}” is missing or has another shape.</source>
        <translation>“{name}”缺失或形状不同。</translation>
    </message>
    <message>
        <source>“{name}” is no kind of clip.</source>
        <translation>“{name}”不是视频格式。</translation>
    </message>
    <message>
        <source>“{name}” is no new name.</source>
        <translation>“{name}”不是新名称。</translation>
    </message>
    <message>
        <source>“{name}” is none of your own sliders.</source>
        <translation>“{name}”不是你自己的滑块。</translation>
    </message>
    <message>
        <source>“{name}” is not a group.</source>
        <translation>“{name}”不是组。</translation>
    </message>
    <message>
        <source>“{name}” is {value}.</source>
        <translation>“{name}”为 {value}。</translation>
    </message>
    <message>
        <source>“{name}” knows no “{value}”.</source>
        <translation>“{name}”不认识“{value}”。</translation>
    </message>
    <message>
        <source>“{name}” moves codes of {theirs} numbers; this model&apos;s have {ours}.</source>
        <translation>“{name}”移动的编码有 {theirs} 个数字；此模型的有 {ours} 个。</translation>
    </message>
    <message>
        <source>“{name}” needs 2 to {most_points} points.</source>
        <translation>“{name}”需要 2 到 {most_points} 个点。</translation>
    </message>
    <message>
        <source>“{name}” needs five numbers.</source>
        <translation>“{name}”需要五个数字。</translation>
    </message>
    <message>
        <source>“{value}” is missing or does not belong here.</source>
        <translation>“{value}”缺失或不属于这里。</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>Courtyard with cables</source>
        <translation>有电缆的庭院</translation>
    </message>
    <message>
        <source>Still life on a table</source>
        <translation>桌上的静物</translation>
    </message>
    <message>
        <source>Cottage garden</source>
        <translation>农舍花园</translation>
    </message>
    <message>
        <source>Old lane</source>
        <translation>老巷</translation>
    </message>
    <message>
        <source>Living room</source>
        <translation>客厅</translation>
    </message>
    <message>
        <source>Brick wall with graffiti</source>
        <translation>有涂鸦的砖墙</translation>
    </message>
    <message>
        <source>Walk down the lane</source>
        <translation>走过小巷</translation>
    </message>
    <message>
        <source>Bust and globe</source>
        <translation>半身像与地球仪</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>变体</translation>
    </message>
</context>
<context>
    <name>Scrubber</name>
    <message>
        <source>Moments of the training</source>
        <translation>训练的时刻</translation>
    </message>
    <message>
        <source>Drag through the training; the last one is now</source>
        <translation>拖动浏览训练过程；最后一个就是现在</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>Sculptor</name>
    <message>
        <source>Portrait</source>
        <translation>肖像</translation>
    </message>
    <message>
        <source>No generator is installed.</source>
        <translation>没有安装生成器。</translation>
    </message>
    <message>
        <source>Open a picture first.</source>
        <translation>请先打开一张图片。</translation>
    </message>
    <message>
        <source>A picture in another tab is still being redrawn.</source>
        <translation>另一个标签页中的图片仍在重绘。</translation>
    </message>
    <message>
        <source>My picture</source>
        <translation>我的图片</translation>
    </message>
    <message>
        <source>That picture is of another generator.</source>
        <translation>那张图片属于另一个生成器。</translation>
    </message>
    <message>
        <source>What the slider was set to last was not drawn yet.</source>
        <translation>滑块最后的设定尚未绘制。</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search library</source>
        <translation>搜索素材库</translation>
    </message>
    <message>
        <source>Words of names, tags and boards</source>
        <translation>名称、标签和画板中的词</translation>
    </message>
</context>
<context>
    <name>Selecting</name>
    <message>
        <source>Click a colour in the picture. Shift adds one, Alt leaves out.</source>
        <translation>点击图片中的颜色。Shift 添加，Alt 排除。</translation>
    </message>
    <message>
        <source>Paint over what belongs to it; right button: what does not. Enter takes it.</source>
        <translation>涂抹属于物体的部分；右键：不属于的部分。按 Enter 采用。</translation>
    </message>
</context>
<context>
    <name>Selector</name>
    <message>
        <source>Nothing is selected. Select or paint something first.</source>
        <translation>没有选择任何内容。请先选择或涂抹。</translation>
    </message>
    <message>
        <source>The picture was changed meanwhile; nothing was selected.</source>
        <translation>图片在此期间已被修改；未选择任何内容。</translation>
    </message>
</context>
<context>
    <name>SeriesForm</name>
    <message>
        <source>Make a series for my library</source>
        <translation>为素材库制作系列</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>制作</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Which of its kinds of pictures</source>
        <translation>它的哪一类图片</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>任意类别</translation>
    </message>
    <message>
        <source>Each picture carries the command that makes it again and the model&apos;s licence ({licence}). What is nearly the same is left out.</source>
        <translation>每张图片都带有重新生成它的命令和模型的许可（{licence}）。几乎相同的会被排除。</translation>
    </message>
    <message>
        <source>none named</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>How many pictures to make</source>
        <translation>制作多少张图片</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>保留最好的</translation>
    </message>
    <message>
        <source>Pictures that few others are like went wrong more often: they are left out</source>
        <translation>与其他图片差别很大的更常出错：它们会被排除</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Short walks from picture to picture that can be repeated, 6 s each</source>
        <translation>从一张图片到另一张的短漫游，可循环播放，每段 6 秒</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Where the pictures are written</source>
        <translation>图片写到哪里</translation>
    </message>
    <message>
        <source>Folder for the series</source>
        <translation>系列的文件夹</translation>
    </message>
</context>
<context>
    <name>SeriesRow</name>
    <message>
        <source>Series for my library…</source>
        <translation>素材库系列…</translation>
    </message>
    <message>
        <source>Make many pictures of this generator: the good ones, each only once</source>
        <translation>用此生成器制作许多图片：只留好的，且不重复</translation>
    </message>
    <message>
        <source>Progress of the series</source>
        <translation>系列进度</translation>
    </message>
    <message>
        <source>Stop; the pictures made so far are kept</source>
        <translation>停止；已制作的图片会保留</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Look at the series</source>
        <translation>查看系列</translation>
    </message>
    <message>
        <source>Done with this series</source>
        <translation>结束此系列</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>正在开始…</translation>
    </message>
    <message>
        <source>{count} pictures and {clips} clips are in {folder}.</source>
        <translation>{count} 张图片和 {clips} 个片段在 {folder} 中。</translation>
    </message>
    <message>
        <source>{left} left</source>
        <translation>剩余 {left}</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>正在绘制…</translation>
    </message>
    <message>
        <source>Stopped. What was made is in {folder}.</source>
        <translation>已停止。已制作的内容在 {folder} 中。</translation>
    </message>
</context>
<context>
    <name>ShortcutsWindow</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>查找操作或按键</translation>
    </message>
    <message>
        <source>Words of an action, or keys as “Ctrl+K”</source>
        <translation>操作名称，或“Ctrl+K”这样的按键</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其快捷键</translation>
    </message>
    <message>
        <source>Choose an action, then press its new keys below</source>
        <translation>选择一个操作，然后在下方按新的快捷键</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>无快捷键</translation>
    </message>
    <message>
        <source>Let this action have no key</source>
        <translation>让此操作没有快捷键</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Give it the keys it had at first</source>
        <translation>恢复它最初的快捷键</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>改用</translation>
    </message>
    <message>
        <source>Give the keys to this action; the other one loses them</source>
        <translation>把快捷键给此操作；另一操作将失去它</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Give every action the keys it had at first</source>
        <translation>恢复所有操作最初的快捷键</translation>
    </message>
    <message>
        <source>Sheet as PDF…</source>
        <translation>快捷键表存为 PDF…</translation>
    </message>
    <message>
        <source>All keys on a page to print</source>
        <translation>把所有快捷键列在一页上以供打印</translation>
    </message>
    <message>
        <source>Sheet as HTML…</source>
        <translation>快捷键表存为 HTML…</translation>
    </message>
    <message>
        <source>All keys as a web page</source>
        <translation>把所有快捷键存为网页</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Everything is kept already</source>
        <translation>所有更改均已保存</translation>
    </message>
    <message>
        <source>On the canvas (these stay as they are)</source>
        <translation>在画布上（这些不可更改）</translation>
    </message>
    <message>
        <source>No action and no key is called “{text}”.</source>
        <translation>没有名为“{text}”的操作或按键。</translation>
    </message>
    <message>
        <source>Choose an action to change its keys.</source>
        <translation>选择一个操作以更改其快捷键。</translation>
    </message>
    <message>
        <source>{keys} belongs to the canvas: {what}. Choose other keys.</source>
        <translation>{keys} 由画布使用：{what}。请选择其他快捷键。</translation>
    </message>
    <message>
        <source>{keys} is taken by “{name}”.</source>
        <translation>{keys} 已被“{name}”占用。</translation>
    </message>
</context>
<context>
    <name>SlidersPanel</name>
    <message>
        <source>Reset all sliders</source>
        <translation>重置所有滑块</translation>
    </message>
    <message>
        <source>Only inside the mask</source>
        <translation>仅蒙版内</translation>
    </message>
    <message>
        <source>Sliders act only where the mask is painted (mask brush, M)</source>
        <translation>滑块只在涂了蒙版的地方起作用（蒙版画笔，M）</translation>
    </message>
    <message>
        <source>Other fine detail: what no slider says, such as single hairs</source>
        <translation>换一种细节：滑块管不到的东西，例如单根头发</translation>
    </message>
    <message>
        <source>New slider from pictures</source>
        <translation>由图片制作新滑块</translation>
    </message>
    <message>
        <source>Take one of the variations first.</source>
        <translation>请先选取一个变体。</translation>
    </message>
    <message>
        <source>Learning this picture again… {percent} %</source>
        <translation>正在重新学习这张图片……{percent} %</translation>
    </message>
    <message>
        <source>No portrait yet</source>
        <translation>还没有肖像</translation>
    </message>
    <message>
        <source>My picture</source>
        <translation>我的图片</translation>
    </message>
    <message>
        <source>Portrait {n}</source>
        <translation>肖像 {n}</translation>
    </message>
    <message>
        <source>Mixed portrait</source>
        <translation>混合肖像</translation>
    </message>
    <message>
        <source>This generator has no sliders yet. Make one from pictures below.</source>
        <translation>此生成器还没有滑块。可在下面用图片制作一个。</translation>
    </message>
    <message>
        <source>Click one of the variations, or use your own picture (U).</source>
        <translation>单击一个变体，或使用自己的图片（U）。</translation>
    </message>
    <message>
        <source>Show among the others</source>
        <translation>与其他滑块一起显示</translation>
    </message>
    <message>
        <source>Hide behind “More”</source>
        <translation>藏到“更多”里</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Set range…</source>
        <translation>设定范围…</translation>
    </message>
    <message>
        <source>Rename slider</source>
        <translation>重命名滑块</translation>
    </message>
</context>
<context>
    <name>SlidersView</name>
    <message>
        <source>Portraits drawn as {style} do not know this; these do: {others}.</source>
        <translation>{style} 画风的肖像没有这一项；有的画风：{others}。</translation>
    </message>
</context>
<context>
    <name>Slot</name>
    <message>
        <source>Picture {letter}</source>
        <translation>图片 {letter}</translation>
    </message>
</context>
<context>
    <name>SmartSelect</name>
    <message>
        <source>Drag a box round what you want.</source>
        <translation>在需要的部分周围拖出方框。</translation>
    </message>
    <message>
        <source>Smart select</source>
        <translation>智能选择</translation>
    </message>
</context>
<context>
    <name>SourceList</name>
    <message>
        <source>Pictures to export</source>
        <translation>要导出的图片</translation>
    </message>
    <message>
        <source>What is written; files and folders can be dropped here</source>
        <translation>要写入的内容；可将文件和文件夹拖到此处</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Choose files to export</source>
        <translation>选择要导出的文件</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>All pictures of a folder; its sub-folders are made again where it is written</source>
        <translation>文件夹中的所有图片；写入处会重建其子文件夹</translation>
    </message>
    <message>
        <source>Add all open</source>
        <translation>添加所有打开的文档</translation>
    </message>
    <message>
        <source>Every document that is open</source>
        <translation>所有打开的文档</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take what is selected off the list</source>
        <translation>从列表中移除所选项</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Pictures and documents</source>
        <translation>图片和文档</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>添加文件夹</translation>
    </message>
</context>
<context>
    <name>Speaker</name>
    <message>
        <source>No sound device was found: clips play silently.</source>
        <translation>没有找到声音设备：片段将静音播放。</translation>
    </message>
</context>
<context>
    <name>SquareOverlay</name>
    <message>
        <source>Square over the picture</source>
        <translation>图片上的方框</translation>
    </message>
    <message>
        <source>Drag it over the face (or arrows, + and -); Enter uses it, Esc leaves all</source>
        <translation>把它拖到脸上（或用方向键、+ 和 -）；Enter 使用，Esc 放弃</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Training goes on beside the window, and without it</source>
        <translation>训练在窗口之外进行，关闭窗口也会继续</translation>
    </message>
    <message>
        <source>What shall it learn?</source>
        <translation>它要学什么？</translation>
    </message>
    <message>
        <source>Reading the recipes…</source>
        <translation>正在读取配方…</translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>选择图片文件夹</translation>
    </message>
    <message>
        <source>Choose a list of pictures</source>
        <translation>选择图片列表</translation>
    </message>
    <message>
        <source>Lists of pictures (*.txt)</source>
        <translation>图片列表 (*.txt)</translation>
    </message>
    <message>
        <source>Choose a folder of pictures.</source>
        <translation>请选择图片文件夹。</translation>
    </message>
    <message>
        <source>Too few pictures are left to learn from.</source>
        <translation>剩下可供学习的图片太少。</translation>
    </message>
    <message>
        <source>Choose what it shall learn.</source>
        <translation>请选择它要学什么。</translation>
    </message>
    <message>
        <source>{n} pictures, {time} of training. You can watch, pause and stop it.</source>
        <translation>{n} 张图片，训练 {time}。可以观看、暂停和停止。</translation>
    </message>
    <message>
        <source>The recipes cannot be read: {why}</source>
        <translation>无法读取配方：{why}</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Progress of the running job</source>
        <translation>正在运行的任务的进度</translation>
    </message>
    <message>
        <source>Position of the pointer in the picture</source>
        <translation>指针在图片中的位置</translation>
    </message>
    <message>
        <source>Size of the document in pixels</source>
        <translation>文档的像素尺寸</translation>
    </message>
    <message>
        <source>Memory used by Underpaint, undo steps included</source>
        <translation>Underpaint 占用的内存，包括撤销步骤</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Zoom in per cent; type a number</source>
        <translation>缩放百分比；可输入数字</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>← → flip the answers, Enter keeps the one shown, Esc discards them.</source>
        <translation>← → 翻看结果，Enter 采用当前结果，Esc 放弃。</translation>
    </message>
    <message>
        <source>Healing… Esc cancels.</source>
        <translation>正在修复… Esc 取消。</translation>
    </message>
    <message>
        <source>Enter applies what is looked at, Esc puts it away.</source>
        <translation>按 Enter 应用正在预览的内容，按 Esc 放弃。</translation>
    </message>
    <message>
        <source>Drag a slider, or click a variation; U uses a face of this picture.</source>
        <translation>拖动滑块，或单击一个变体；按 U 使用此图片中的脸。</translation>
    </message>
    <message>
        <source>Paint over what should go, then press Enter.</source>
        <translation>涂抹要去除的部分，然后按 Enter。</translation>
    </message>
    <message>
        <source>Press Enter to heal what the mask covers.</source>
        <translation>按 Enter 修复蒙版覆盖的部分。</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Paint mask</source>
        <translation>涂抹蒙版</translation>
    </message>
    <message>
        <source>Erase mask</source>
        <translation>擦除蒙版</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Move layer</source>
        <translation>移动图层</translation>
    </message>
    <message>
        <source>Inpaint</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>New layer</source>
        <translation>新建图层</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>新建图层组</translation>
    </message>
    <message>
        <source>Duplicate layer</source>
        <translation>复制图层</translation>
    </message>
    <message>
        <source>Delete layer</source>
        <translation>删除图层</translation>
    </message>
    <message>
        <source>Rename layer</source>
        <translation>重命名图层</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Blend mode</source>
        <translation>混合模式</translation>
    </message>
    <message>
        <source>Show layer</source>
        <translation>显示图层</translation>
    </message>
    <message>
        <source>Hide layer</source>
        <translation>隐藏图层</translation>
    </message>
    <message>
        <source>Lock layer</source>
        <translation>锁定图层</translation>
    </message>
    <message>
        <source>Lock transparency</source>
        <translation>锁定透明度</translation>
    </message>
    <message>
        <source>Clip layer</source>
        <translation>剪贴图层</translation>
    </message>
    <message>
        <source>Merge down</source>
        <translation>向下合并</translation>
    </message>
    <message>
        <source>Flatten picture</source>
        <translation>拼合图像</translation>
    </message>
    <message>
        <source>Reorder layers</source>
        <translation>调整图层顺序</translation>
    </message>
    <message>
        <source>Remove layer mask</source>
        <translation>移除图层蒙版</translation>
    </message>
    <message>
        <source>Open as layer</source>
        <translation>作为图层打开</translation>
    </message>
    <message>
        <source>Select rectangle</source>
        <translation>矩形选框</translation>
    </message>
    <message>
        <source>Select ellipse</source>
        <translation>椭圆选框</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Polygon lasso</source>
        <translation>多边形套索</translation>
    </message>
    <message>
        <source>Magic wand</source>
        <translation>魔棒</translation>
    </message>
    <message>
        <source>Smart select</source>
        <translation>智能选择</translation>
    </message>
    <message>
        <source>Colour range</source>
        <translation>色彩范围</translation>
    </message>
    <message>
        <source>Luminance range</source>
        <translation>亮度范围</translation>
    </message>
    <message>
        <source>From transparency</source>
        <translation>由透明度建立</translation>
    </message>
    <message>
        <source>Select again</source>
        <translation>重新选择</translation>
    </message>
    <message>
        <source>Copy mask</source>
        <translation>复制蒙版</translation>
    </message>
    <message>
        <source>Grow to similar</source>
        <translation>扩大选取</translation>
    </message>
    <message>
        <source>Select similar</source>
        <translation>选取相似</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>New mask</source>
        <translation>新建蒙版</translation>
    </message>
    <message>
        <source>Shrink selection</source>
        <translation>收缩选区</translation>
    </message>
    <message>
        <source>Feather selection</source>
        <translation>羽化选区</translation>
    </message>
    <message>
        <source>Rename mask</source>
        <translation>重命名蒙版</translation>
    </message>
    <message>
        <source>Delete mask</source>
        <translation>删除蒙版</translation>
    </message>
    <message>
        <source>Choose mask</source>
        <translation>选择蒙版</translation>
    </message>
    <message>
        <source>Load mask</source>
        <translation>载入蒙版</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Move bar</source>
        <translation>移动片段条</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>修剪</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>添加关键帧</translation>
    </message>
    <message>
        <source>Move key</source>
        <translation>移动关键帧</translation>
    </message>
    <message>
        <source>Delete key</source>
        <translation>删除关键帧</translation>
    </message>
    <message>
        <source>Key ease</source>
        <translation>关键帧缓动</translation>
    </message>
    <message>
        <source>Add marker</source>
        <translation>添加标记</translation>
    </message>
    <message>
        <source>Move marker</source>
        <translation>移动标记</translation>
    </message>
    <message>
        <source>Choose file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Rename marker</source>
        <translation>重命名标记</translation>
    </message>
    <message>
        <source>Delete marker</source>
        <translation>删除标记</translation>
    </message>
    <message>
        <source>Set in point</source>
        <translation>设入点</translation>
    </message>
    <message>
        <source>Set out point</source>
        <translation>设出点</translation>
    </message>
    <message>
        <source>Clear in and out</source>
        <translation>清除入出点</translation>
    </message>
    <message>
        <source>Set length</source>
        <translation>设定长度</translation>
    </message>
    <message>
        <source>Heal clip</source>
        <translation>修复片段</translation>
    </message>
    <message>
        <source>Render sliders</source>
        <translation>渲染滑块</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>肖像</translation>
    </message>
    <message>
        <source>Use my picture</source>
        <translation>使用我的图片</translation>
    </message>
    <message>
        <source>Reset slider</source>
        <translation>重置滑块</translation>
    </message>
    <message>
        <source>Reset sliders</source>
        <translation>重置滑块</translation>
    </message>
    <message>
        <source>Limit sliders</source>
        <translation>限制滑块</translation>
    </message>
    <message>
        <source>Fine detail</source>
        <translation>细节</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>存点</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>中间</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图像大小</translation>
    </message>
    <message>
        <source>Select layer mask</source>
        <translation>选择图层蒙版</translation>
    </message>
    <message>
        <source>Unlock layer</source>
        <translation>解锁图层</translation>
    </message>
    <message>
        <source>Unlock transparency</source>
        <translation>解锁透明度</translation>
    </message>
    <message>
        <source>Unclip layer</source>
        <translation>取消剪贴</translation>
    </message>
    <message>
        <source>Unlink layer mask</source>
        <translation>取消链接图层蒙版</translation>
    </message>
    <message>
        <source>Canvas size</source>
        <translation>画布大小</translation>
    </message>
    <message>
        <source>Turn picture</source>
        <translation>旋转图片</translation>
    </message>
    <message>
        <source>Mirror picture</source>
        <translation>镜像图片</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Reveal all</source>
        <translation>显示全部内容</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>变换</translation>
    </message>
    <message>
        <source>Mirror layer</source>
        <translation>翻转图层</translation>
    </message>
    <message>
        <source>Turn layer</source>
        <translation>旋转图层</translation>
    </message>
    <message>
        <source>Move selection</source>
        <translation>移动选区内容</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>New layer mask</source>
        <translation>新建图层蒙版</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>Smooth selection</source>
        <translation>平滑选区</translation>
    </message>
    <message>
        <source>Border of selection</source>
        <translation>选区边界</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Grow selection</source>
        <translation>扩展选区</translation>
    </message>
    <message>
        <source>Assign profile</source>
        <translation>指定配置文件</translation>
    </message>
    <message>
        <source>Convert to profile</source>
        <translation>转换到配置文件</translation>
    </message>
    <message>
        <source>Bits a channel</source>
        <translation>每通道位数</translation>
    </message>
    <message>
        <source>Duplicate selection</source>
        <translation>复制选区内容</translation>
    </message>
    <message>
        <source>Smudge</source>
        <translation>涂抹</translation>
    </message>
    <message>
        <source>Clone</source>
        <translation>仿制</translation>
    </message>
    <message>
        <source>Heal</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>渐变</translation>
    </message>
    <message>
        <source>Group layers</source>
        <translation>图层编组</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>取消图层编组</translation>
    </message>
    <message>
        <source>Show alone</source>
        <translation>单独显示</translation>
    </message>
    <message>
        <source>Merge layers</source>
        <translation>合并图层</translation>
    </message>
    <message>
        <source>Merge group</source>
        <translation>合并组</translation>
    </message>
    <message>
        <source>Merge visible</source>
        <translation>合并可见图层</translation>
    </message>
    <message>
        <source>Stamp visible</source>
        <translation>盖印可见图层</translation>
    </message>
    <message>
        <source>Drop layers</source>
        <translation>拖入图层</translation>
    </message>
    <message>
        <source>Apply layer mask</source>
        <translation>应用图层蒙版</translation>
    </message>
    <message>
        <source>Invert layer mask</source>
        <translation>反相图层蒙版</translation>
    </message>
    <message>
        <source>Layer mask on</source>
        <translation>启用图层蒙版</translation>
    </message>
    <message>
        <source>Layer mask off</source>
        <translation>停用图层蒙版</translation>
    </message>
    <message>
        <source>Link layer mask</source>
        <translation>链接图层蒙版</translation>
    </message>
    <message>
        <source>Paint layer mask</source>
        <translation>绘制图层蒙版</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Layer via copy</source>
        <translation>通过复制新建图层</translation>
    </message>
    <message>
        <source>Layer via cut</source>
        <translation>通过剪切新建图层</translation>
    </message>
    <message>
        <source>Add guide</source>
        <translation>添加参考线</translation>
    </message>
    <message>
        <source>Move guide</source>
        <translation>移动参考线</translation>
    </message>
    <message>
        <source>Remove guide</source>
        <translation>移除参考线</translation>
    </message>
    <message>
        <source>Remove all guides</source>
        <translation>清除所有参考线</translation>
    </message>
    <message>
        <source>New {kind}</source>
        <translation>新建{kind}</translation>
    </message>
    <message>
        <source>Change {kind}</source>
        <translation>更改{kind}</translation>
    </message>
</context>
<context>
    <name>Studio</name>
    <message>
        <source>Paint over what should go, then press Enter.</source>
        <translation>涂抹要去除的部分，然后按 Enter。</translation>
    </message>
    <message>
        <source>The picture of that job lies in another tab.</source>
        <translation>该任务的图片在另一个标签页中。</translation>
    </message>
    <message>
        <source>The picture of that job is no longer open.</source>
        <translation>该任务的图片已不再打开。</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>已取消。没有任何更改。</translation>
    </message>
    <message>
        <source>Heal {size}, {count} answers</source>
        <translation>修复 {size}，{count} 个结果</translation>
    </message>
    <message>
        <source>Heal {size}</source>
        <translation>修复 {size}</translation>
    </message>
</context>
<context>
    <name>StyleGrid</name>
    <message>
        <source>Click to look at a style, Ctrl+click to mix it with the others</source>
        <translation>点击查看一种风格，Ctrl+点击与其他风格混合</translation>
    </message>
    <message>
        <source>Use this style</source>
        <translation>使用这种风格</translation>
    </message>
    <message>
        <source>Mix with the others</source>
        <translation>与其他风格混合</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>从列表中移除</translation>
    </message>
</context>
<context>
    <name>StylePanel</name>
    <message>
        <source>Search styles</source>
        <translation>搜索风格</translation>
    </message>
    <message>
        <source>Part of a painting&apos;s or a painter&apos;s name</source>
        <translation>画名或画家名的一部分</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>From a picture…</source>
        <translation>取自图片…</translation>
    </message>
    <message>
        <source>Take any picture&apos;s manner</source>
        <translation>采用任意图片的画法</translation>
    </message>
    <message>
        <source>No style is installed.</source>
        <translation>未安装任何风格。</translation>
    </message>
    <message>
        <source>Styles from pictures need the model “style-any”; it is not installed.</source>
        <translation>取自图片的风格需要模型“style-any”；该模型未安装。</translation>
    </message>
    <message>
        <source>No style chosen</source>
        <translation>未选择风格</translation>
    </message>
    <message>
        <source>Style from a picture</source>
        <translation>取自图片的风格</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>StyleSettings</name>
    <message>
        <source>Strokes</source>
        <translation>笔触</translation>
    </message>
    <message>
        <source>Broad strokes are quick and bold; fine ones keep small things</source>
        <translation>粗笔触快而大胆；细笔触保留小东西</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>细</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>broad</source>
        <translation>粗</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>精细</translation>
    </message>
    <message>
        <source>The small network: about three times as fast</source>
        <translation>小网络：大约快三倍</translation>
    </message>
    <message>
        <source>The large network: cleaner strokes and edges</source>
        <translation>大网络：笔触和边缘更干净</translation>
    </message>
    <message>
        <source>Keep the picture&apos;s own colours; take only the strokes</source>
        <translation>保留画面自身的颜色；只取笔触</translation>
    </message>
    <message>
        <source>Frames of a clip are made to agree with each other</source>
        <translation>让片段的各帧彼此一致</translation>
    </message>
</context>
<context>
    <name>Stylist</name>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Choose a style first.</source>
        <translation>请先选择风格。</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Forget all steps but the present one?</source>
        <translation>要清除除当前一步外的所有步骤吗？</translation>
    </message>
    <message>
        <source>The picture stays as it is; undo begins anew from here.</source>
        <translation>图片保持原样；撤销从这里重新开始。</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>An answer has come in “{name}”.</source>
        <translation>“{name}”中已有结果。</translation>
    </message>
</context>
<context>
    <name>TagsForm</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>标签，用逗号分隔</translation>
    </message>
    <message>
        <source>Words to find these pictures by, with commas between them</source>
        <translation>用于查找这些图片的词，用逗号分隔</translation>
    </message>
    <message>
        <source>sky, evening, for the poster</source>
        <translation>天空, 傍晚, 海报用</translation>
    </message>
</context>
<context>
    <name>TimeMachine</name>
    <message>
        <source>Use this moment</source>
        <translation>使用此时刻</translation>
    </message>
    <message>
        <source>Let the model be what it was then</source>
        <translation>让模型回到当时的样子</translation>
    </message>
    <message>
        <source>step {n}</source>
        <translation>第 {n} 步</translation>
    </message>
    <message>
        <source>Every moment is kept: drag back to where it looked best.</source>
        <translation>每个时刻都会保留：拖回到看起来最好的地方。</translation>
    </message>
    <message>
        <source>The first moment comes soon.</source>
        <translation>第一个时刻很快就到。</translation>
    </message>
    <message>
        <source>Step {n}</source>
        <translation>第 {n} 步</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Scroll in time</source>
        <translation>在时间上滚动</translation>
    </message>
    <message>
        <source>Scroll the layers</source>
        <translation>滚动图层</translation>
    </message>
</context>
<context>
    <name>TimelineMenu</name>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Hold, then jump</source>
        <translation>保持，然后跳变</translation>
    </message>
    <message>
        <source>Rename marker…</source>
        <translation>重命名标记…</translation>
    </message>
    <message>
        <source>Delete marker</source>
        <translation>删除标记</translation>
    </message>
    <message>
        <source>Delete key</source>
        <translation>删除关键帧</translation>
    </message>
    <message>
        <source>Opacity key at the playhead</source>
        <translation>在播放头处设不透明度关键帧</translation>
    </message>
    <message>
        <source>Show in every frame</source>
        <translation>在每一帧显示</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>选择其他文件…</translation>
    </message>
    <message>
        <source>Rename marker</source>
        <translation>重命名标记</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>ToneCard</name>
    <message>
        <source>A picture as training sees it</source>
        <translation>训练所见的图片</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Done to every picture before it is learnt from; 0 leaves it as it is</source>
        <translation>每张图片学习之前的调整；0 保持原样</translation>
    </message>
    <message>
        <source>Leave the pictures as they are</source>
        <translation>保持图片原样</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Choose by pointing</source>
        <translation>自动选择</translation>
    </message>
    <message>
        <source>Take the topmost layer under the pen</source>
        <translation>选取笔下最上方的图层</translation>
    </message>
    <message>
        <source>This layer</source>
        <translation>当前图层</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>所有图层</translation>
    </message>
    <message>
        <source>Inside the mask</source>
        <translation>仅蒙版内</translation>
    </message>
    <message>
        <source>Change nothing outside what is masked</source>
        <translation>不改变蒙版之外的任何内容</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Calms a trembling hand: the line follows the pen more slowly</source>
        <translation>稳定颤抖的手：线条较慢地跟随画笔</translation>
    </message>
    <message>
        <source>How the line follows the pen</source>
        <translation>线条跟随画笔的方式</translation>
    </message>
    <message>
        <source>On a string</source>
        <translation>拉绳</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Symmetry</source>
        <translation>对称</translation>
    </message>
    <message>
        <source>Paint in several places at once</source>
        <translation>同时在多处绘画</translation>
    </message>
    <message>
        <source>No symmetry</source>
        <translation>无对称</translation>
    </message>
    <message>
        <source>Left and right</source>
        <translation>左右</translation>
    </message>
    <message>
        <source>Top and bottom</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>All four quarters</source>
        <translation>四象限</translation>
    </message>
    <message>
        <source>Round a point</source>
        <translation>绕点</translation>
    </message>
    <message>
        <source>Mandala</source>
        <translation>曼陀罗</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>重复次数</translation>
    </message>
    <message>
        <source>How often a stroke is repeated round the point</source>
        <translation>每一笔绕中心点重复的次数</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>How unlike a colour may be to be filled too</source>
        <translation>颜色相差多少仍会被填充</translation>
    </message>
    <message>
        <source>Fill only what hangs together with the place clicked</source>
        <translation>只填充与点击处相连的部分</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>Where colours are compared</source>
        <translation>在哪里比较颜色</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>扩展</translation>
    </message>
    <message>
        <source>Fill so many pixels beyond the edge, under lines</source>
        <translation>向边缘外多填充的像素数，填到线条之下</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>How the colours spread</source>
        <translation>颜色扩散的方式</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Radial</source>
        <translation>径向</translation>
    </message>
    <message>
        <source>Angular</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Reflected</source>
        <translation>对称</translation>
    </message>
    <message>
        <source>Diamond</source>
        <translation>菱形</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Which colours run into each other</source>
        <translation>哪些颜色互相过渡</translation>
    </message>
    <message>
        <source>Two</source>
        <translation>双色</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>渐隐</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>Begin with the last colour</source>
        <translation>从最后一种颜色开始</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>How much it covers</source>
        <translation>覆盖程度</translation>
    </message>
    <message>
        <source>Dither</source>
        <translation>仿色</translation>
    </message>
    <message>
        <source>A little noise, so that slow changes show no steps</source>
        <translation>加入少许杂色，使缓慢的过渡不出现阶梯</translation>
    </message>
    <message>
        <source>Aligned</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>Every stroke goes on from where the last one took its pixels</source>
        <translation>每一笔接着上一笔的取样位置继续</translation>
    </message>
    <message>
        <source>Take from</source>
        <translation>取样自</translation>
    </message>
    <message>
        <source>Where pixels are taken from</source>
        <translation>像素取自哪里</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>How much of the colour it brings</source>
        <translation>带入多少颜色</translation>
    </message>
    <message>
        <source>Average of</source>
        <translation>取样大小</translation>
    </message>
    <message>
        <source>How many pixels round the pen are averaged</source>
        <translation>取画笔周围多少像素的平均值</translation>
    </message>
    <message>
        <source>1 px</source>
        <translation>1 像素</translation>
    </message>
    <message>
        <source>3 × 3</source>
        <translation>3 × 3</translation>
    </message>
    <message>
        <source>5 × 5</source>
        <translation>5 × 5</translation>
    </message>
    <message>
        <source>11 × 11</source>
        <translation>11 × 11</translation>
    </message>
    <message>
        <source>Where colours are taken up</source>
        <translation>从哪里取色</translation>
    </message>
    <message>
        <source>Mask shows as</source>
        <translation>蒙版显示为</translation>
    </message>
    <message>
        <source>How the mask is shown over the picture</source>
        <translation>蒙版在图片上如何显示</translation>
    </message>
    <message>
        <source>As the tool needs it</source>
        <translation>按工具需要</translation>
    </message>
    <message>
        <source>Marching ants</source>
        <translation>蚂蚁线</translation>
    </message>
    <message>
        <source>Colour overlay</source>
        <translation>颜色叠加</translation>
    </message>
    <message>
        <source>Ants and overlay</source>
        <translation>蚂蚁线和颜色叠加</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新选区</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>减去</translation>
    </message>
    <message>
        <source>Intersect</source>
        <translation>相交</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>固定比例</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>固定大小</translation>
    </message>
    <message>
        <source>Selection mode</source>
        <translation>选区模式</translation>
    </message>
    <message>
        <source>What becomes of what was selected before (Shift adds, Alt subtracts)</source>
        <translation>如何处理原有选区（Shift 添加，Alt 减去）</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>羽化</translation>
    </message>
    <message>
        <source>Over how many pixels the edge fades</source>
        <translation>边缘淡出的像素数</translation>
    </message>
    <message>
        <source>Smooth edge</source>
        <translation>消除锯齿</translation>
    </message>
    <message>
        <source>Pixels that the edge crosses are selected in part</source>
        <translation>边缘经过的像素会被部分选中</translation>
    </message>
    <message>
        <source>Colours and edges</source>
        <translation>颜色与边缘</translation>
    </message>
    <message>
        <source>Keep to a ratio of sides, or to a size</source>
        <translation>保持固定的边长比例或固定大小</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Width of the ratio, or in pixels</source>
        <translation>比例中的宽度，或像素宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Height of the ratio, or in pixels</source>
        <translation>比例中的高度，或像素高度</translation>
    </message>
    <message>
        <source>How much colours may differ</source>
        <translation>颜色可以相差多少</translation>
    </message>
    <message>
        <source>Contiguous</source>
        <translation>连续</translation>
    </message>
    <message>
        <source>Only what hangs together with the pixel</source>
        <translation>只选与该像素相连的部分</translation>
    </message>
    <message>
        <source>Look at all that shows, not at one layer</source>
        <translation>参照所有可见内容，而不是单个图层</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>What finds the object in the box</source>
        <translation>用什么在方框中寻找物体</translation>
    </message>
</context>
<context>
    <name>Tracks</name>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Layers as bars in time; drag them, or their ends</source>
        <translation>图层是时间上的条；拖动它们或其两端</translation>
    </message>
    <message>
        <source>Drop a clip here to begin</source>
        <translation>把片段拖到这里开始</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Another training is at work: both are slower now.</source>
        <translation>另一个训练任务正在进行：两者现在都会变慢。</translation>
    </message>
</context>
<context>
    <name>Trainer</name>
    <message>
        <source>“{name}” is trained, and on the shelf.</source>
        <translation>“{name}”已训练好，并放上模型架。</translation>
    </message>
    <message>
        <source>“{name}” could not be trained. The Train workspace says why.</source>
        <translation>“{name}”未能完成训练。原因见“训练”工作区。</translation>
    </message>
    <message>
        <source>Stop this training before you delete it.</source>
        <translation>请先停止此训练任务再删除。</translation>
    </message>
    <message>
        <source>The model is that moment now.</source>
        <translation>模型现在就是那个时刻。</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>{n} almost the same as another</source>
        <translation>{n} 张与另一张几乎相同</translation>
    </message>
    <message>
        <source>What is seen twice is learnt by heart.</source>
        <translation>看到两次的会被死记硬背。</translation>
    </message>
    <message>
        <source>{n} smaller than the training size</source>
        <translation>{n} 张小于训练尺寸</translation>
    </message>
    <message>
        <source>They would be enlarged, and teach blur.</source>
        <translation>它们会被放大，使模型学到模糊。</translation>
    </message>
    <message>
        <source>{n} blurred</source>
        <translation>{n} 张模糊</translation>
    </message>
    <message>
        <source>Blurred pictures teach blurred samples.</source>
        <translation>模糊的图片会教出模糊的样本。</translation>
    </message>
    <message>
        <source>{n} very long or very tall</source>
        <translation>{n} 张过宽或过高</translation>
    </message>
    <message>
        <source>Only their middle square is seen.</source>
        <translation>只会看到中间的方形部分。</translation>
    </message>
    <message>
        <source>{n} cannot be read</source>
        <translation>{n} 张无法读取</translation>
    </message>
    <message>
        <source>They are passed over.</source>
        <translation>它们会被跳过。</translation>
    </message>
    <message>
        <source>{n} other files</source>
        <translation>{n} 个其他文件</translation>
    </message>
    <message>
        <source>{n} without a label</source>
        <translation>{n} 张没有标签</translation>
    </message>
    <message>
        <source>They are passed over where labels are needed.</source>
        <translation>需要标签时，它们会被跳过。</translation>
    </message>
    <message>
        <source>{n} transparent</source>
        <translation>{n} 张透明</translation>
    </message>
    <message>
        <source>They are laid on white.</source>
        <translation>它们会衬上白底。</translation>
    </message>
    <message>
        <source>{n} animated</source>
        <translation>{n} 张动画</translation>
    </message>
    <message>
        <source>Only their first frame is used.</source>
        <translation>只使用第一帧。</translation>
    </message>
    <message>
        <source>{n} of another colour mode</source>
        <translation>{n} 张为其他颜色模式</translation>
    </message>
    <message>
        <source>Grey, CMYK, palette, 16 bit: they are converted.</source>
        <translation>灰度、CMYK、调色板、16 位：它们会被转换。</translation>
    </message>
    <message>
        <source>Distance to the real pictures (FID)</source>
        <translation>与真实图片的距离（FID）</translation>
    </message>
    <message>
        <source>Lower is better. Two halves of the real pictures are not at 0 either.</source>
        <translation>越低越好。真实图片的两半之间也不会是 0。</translation>
    </message>
    <message>
        <source>Distance to the real pictures (KID)</source>
        <translation>与真实图片的距离（KID）</translation>
    </message>
    <message>
        <source>Lower is better; fair for small folders too.</source>
        <translation>越低越好；对小文件夹也公平。</translation>
    </message>
    <message>
        <source>Believable</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>Share of samples that look like real ones; 1 is best.</source>
        <translation>看起来真实的样本所占比例；1 最好。</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>涵盖度</translation>
    </message>
    <message>
        <source>Share of the real pictures that it could have drawn; 1 is best.</source>
        <translation>它可能画得出的真实图片所占比例；1 最好。</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>How firmly samples stand among the real pictures; 1 is as real ones do.</source>
        <translation>样本处于真实图片之中的稳固程度；1 表示与真实图片相同。</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Share of real pictures with a sample near them; 1 is best.</source>
        <translation>附近有样本的真实图片所占比例；1 最好。</translation>
    </message>
    <message>
        <source>Redrawn (PSNR)</source>
        <translation>重绘（PSNR）</translation>
    </message>
    <message>
        <source>How close pictures come back, in decibels; higher is better.</source>
        <translation>图片还原的接近程度（分贝）；越高越好。</translation>
    </message>
    <message>
        <source>Diversity</source>
        <translation>多样性</translation>
    </message>
    <message>
        <source>How much samples differ, against how much the real pictures do.</source>
        <translation>样本之间的差异与真实图片之间差异之比。</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Share of samples nearly the same as another; 0 is best.</source>
        <translation>与另一样本几乎相同的样本所占比例；0 最好。</translation>
    </message>
    <message>
        <source>Right kind</source>
        <translation>类别正确</translation>
    </message>
    <message>
        <source>Share of samples that are of the kind that was asked for; 1 is best.</source>
        <translation>属于所要求类别的样本所占比例；1 最好。</translation>
    </message>
    <message>
        <source>Drawing kept</source>
        <translation>线条保持</translation>
    </message>
    <message>
        <source>How far edges stay where they were; 1 changes nothing.</source>
        <translation>边缘保持原位的程度；1 表示毫无变化。</translation>
    </message>
    <message>
        <source>Look moved</source>
        <translation>风貌迁移</translation>
    </message>
    <message>
        <source>How much of the way to the other set&apos;s look is gone; 1 is all.</source>
        <translation>向另一组风貌靠近的程度；1 表示完全到达。</translation>
    </message>
    <message>
        <source>Lost there and back</source>
        <translation>往返损失</translation>
    </message>
    <message>
        <source>Difference after translating there and back; below 0.05 is little.</source>
        <translation>转换过去再转换回来之后的差异；低于 0.05 即很小。</translation>
    </message>
    <message>
        <source>Switched</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Share of pictures in which the attribute is read as asked; 1 is best.</source>
        <translation>属性判读与要求一致的图片所占比例；1 最好。</translation>
    </message>
    <message>
        <source>Others kept</source>
        <translation>其他保持</translation>
    </message>
    <message>
        <source>Share of the other attributes that are read as before; 1 is best.</source>
        <translation>其他属性判读不变的比例；1 最好。</translation>
    </message>
    <message>
        <source>Change of pixels</source>
        <translation>像素变化</translation>
    </message>
    <message>
        <source>Small where only the attribute changes.</source>
        <translation>只有属性改变时很小。</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>What the best moment is chosen by; lower is better.</source>
        <translation>据此选出最佳时刻；越低越好。</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Saving, then it stops…</source>
        <translation>正在保存，然后停止…</translation>
    </message>
    <message>
        <source>Waits after this step…</source>
        <translation>此步之后等待…</translation>
    </message>
    <message>
        <source>Reading pictures {part}</source>
        <translation>正在读取图片 {part}</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>Training: {time} left</source>
        <translation>正在训练：剩余 {time}</translation>
    </message>
    <message>
        <source>Waits at {part}</source>
        <translation>在 {part} 处等待</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Broke off at {part}</source>
        <translation>在 {part} 处中断</translation>
    </message>
    <message>
        <source>Stopped at {part}</source>
        <translation>在 {part} 处停止</translation>
    </message>
</context>
<context>
    <name>TransformBar</name>
    <message>
        <source>Where the pivot stands, from the left</source>
        <translation>轴心点到左边的距离</translation>
    </message>
    <message>
        <source>Where the pivot stands, from the top</source>
        <translation>轴心点到上边的距离</translation>
    </message>
    <message>
        <source>W</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Width, in per cent</source>
        <translation>宽度，百分比</translation>
    </message>
    <message>
        <source>H</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Height, in per cent</source>
        <translation>高度，百分比</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Degrees clockwise</source>
        <translation>顺时针角度</translation>
    </message>
    <message>
        <source>Skew</source>
        <translation>斜切</translation>
    </message>
    <message>
        <source>What the handles do</source>
        <translation>控制点的作用</translation>
    </message>
    <message>
        <source>Also by the right button</source>
        <translation>也可用右键选择</translation>
    </message>
    <message>
        <source>Degrees that upright lines lean</source>
        <translation>竖直线倾斜的角度</translation>
    </message>
    <message>
        <source>Keep proportions</source>
        <translation>保持比例</translation>
    </message>
    <message>
        <source>Width and height change together</source>
        <translation>宽度和高度一起改变</translation>
    </message>
    <message>
        <source>Mirror left and right</source>
        <translation>水平翻转</translation>
    </message>
    <message>
        <source>Mirror it about the pivot</source>
        <translation>以轴心点为中心镜像</translation>
    </message>
    <message>
        <source>Mirror top and bottom</source>
        <translation>垂直翻转</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>Turn it by 90° about the pivot</source>
        <translation>以轴心点为中心旋转 90°</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>As it was at first</source>
        <translation>恢复最初的状态</translation>
    </message>
</context>
<context>
    <name>TransformMenu</name>
    <message>
        <source>Free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>Handles scale; with Ctrl edges skew and corners bend</source>
        <translation>控制点缩放；按 Ctrl 时边斜切、角弯折</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Handles scale</source>
        <translation>控制点缩放</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Handles turn it about the pivot</source>
        <translation>控制点绕轴心旋转</translation>
    </message>
    <message>
        <source>Skew</source>
        <translation>斜切</translation>
    </message>
    <message>
        <source>Handles slide along the edges</source>
        <translation>控制点沿边滑动</translation>
    </message>
    <message>
        <source>Distort</source>
        <translation>扭曲</translation>
    </message>
    <message>
        <source>Each corner goes where it is dragged</source>
        <translation>每个角随拖动移动</translation>
    </message>
    <message>
        <source>Perspective</source>
        <translation>透视</translation>
    </message>
    <message>
        <source>Corners draw together or apart in pairs</source>
        <translation>角成对靠拢或分开</translation>
    </message>
    <message>
        <source>Mirror left and right</source>
        <translation>左右镜像</translation>
    </message>
    <message>
        <source>Mirror top and bottom</source>
        <translation>上下镜像</translation>
    </message>
    <message>
        <source>Turn right by 90°</source>
        <translation>右转 90°</translation>
    </message>
    <message>
        <source>Turn left by 90°</source>
        <translation>左转 90°</translation>
    </message>
    <message>
        <source>Turn by 180°</source>
        <translation>旋转 180°</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再次</translation>
    </message>
    <message>
        <source>The last transform once more</source>
        <translation>再次执行上一次变换</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
</context>
<context>
    <name>Transforms</name>
    <message>
        <source>There is no layer to transform.</source>
        <translation>没有可变换的图层。</translation>
    </message>
    <message>
        <source>“{0}” is an adjustment and has no pixels. Give it a mask to transform that, or choose a layer with pixels.</source>
        <translation>“{0}”是调整图层，没有像素。请为它添加蒙版以变换蒙版，或选择有像素的图层。</translation>
    </message>
    <message>
        <source>There is no picture to transform.</source>
        <translation>没有可变换的图片。</translation>
    </message>
    <message>
        <source>There is nothing to transform here: it is empty.</source>
        <translation>这里没有可变换的内容：它是空的。</translation>
    </message>
    <message>
        <source>The picture was changed meanwhile; nothing was done.</source>
        <translation>图片在此期间已被修改；未做任何操作。</translation>
    </message>
    <message>
        <source>Shift: free proportions. Alt: about the pivot. Ctrl: skew, bend. Outside: turn. Right button: more. Enter applies, Esc leaves all as it was.</source>
        <translation>Shift：不保持比例。Alt：以轴心点为中心。Ctrl：斜切、扭曲。框外：旋转。右键：更多。Enter 应用，Esc 恢复原样。</translation>
    </message>
    <message>
        <source>What was transformed is not there any more.</source>
        <translation>变换的对象已不存在。</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>变换</translation>
    </message>
</context>
<context>
    <name>TranslatePanel</name>
    <message>
        <source>Translators</source>
        <translation>转换器</translation>
    </message>
    <message>
        <source>Click to look at what a translator makes of the picture</source>
        <translation>单击即可预览转换器如何处理图片</translation>
    </message>
    <message>
        <source>No translator is on the shelf yet. Train one from pictures of your own: CycleGAN turns one kind of pictures into another, StarGAN gives faces a smile or glasses.</source>
        <translation>模型架上还没有转换器。用自己的图片训练一个：CycleGAN 把一类图片变成另一类，StarGAN 为脸添上微笑或眼镜。</translation>
    </message>
    <message>
        <source>Train a translator…</source>
        <translation>训练转换器…</translation>
    </message>
    <message>
        <source>Open the Train workspace</source>
        <translation>打开“训练”工作区</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>未选择</translation>
    </message>
</context>
<context>
    <name>TranslateSettings</name>
    <message>
        <source>Keep the picture&apos;s own colours; change only light and shade</source>
        <translation>保留图片自己的颜色；只改变明暗</translation>
    </message>
    <message>
        <source>Frames of a clip are made to agree with each other</source>
        <translation>让片段的各帧彼此一致</translation>
    </message>
    <message>
        <source>Size seen</source>
        <translation>所见尺寸</translation>
    </message>
    <message>
        <source>How large the network sees the picture: small changes broad forms, large fine ones</source>
        <translation>网络所见图片的大小：小则改变大的形状，大则改变细节</translation>
    </message>
    <message>
        <source>as suits it</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Move the square by hand</source>
        <translation>手动移动方框</translation>
    </message>
    <message>
        <source>Let the square follow the mask</source>
        <translation>让方框跟随蒙版</translation>
    </message>
    <message>
        <source>It sees the square that you placed.</source>
        <translation>它看到的是你放置的方框。</translation>
    </message>
    <message>
        <source>It sees a square: round what the mask covers, else the middle.</source>
        <translation>它看到一个方框：围绕蒙版覆盖的部分，否则取中间。</translation>
    </message>
</context>
<context>
    <name>Translator</name>
    <message>
        <source>Translation</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Move a slider first.</source>
        <translation>请先移动滑块。</translation>
    </message>
    <message>
        <source>Choose a translator first.</source>
        <translation>请先选择转换器。</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Time code</source>
        <translation>时间码</translation>
    </message>
    <message>
        <source>Time code of the frame shown, seconds:frames; type another to go there</source>
        <translation>所示帧的时间码，秒:帧；输入另一个即可跳到那里</translation>
    </message>
    <message>
        <source>Length and frames a second</source>
        <translation>长度与每秒帧数</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>How loud clips are</source>
        <translation>片段的音量</translation>
    </message>
    <message>
        <source>{length} · {rate} fps</source>
        <translation>{length} · {rate} 帧/秒</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
</context>
<context>
    <name>WalkCard</name>
    <message>
        <source>Pictures of the walk</source>
        <translation>漫游的图片</translation>
    </message>
    <message>
        <source>Drop points here; a click takes one out</source>
        <translation>把存点拖到这里；单击可移除</translation>
    </message>
    <message>
        <source>Add two pictures or more; the walk goes from one to the next.</source>
        <translation>添加两张以上的图片；漫游从一张走到下一张。</translation>
    </message>
    <message>
        <source>Add this</source>
        <translation>添加当前</translation>
    </message>
    <message>
        <source>Add the present picture</source>
        <translation>添加当前图片</translation>
    </message>
    <message>
        <source>All points</source>
        <translation>所有存点</translation>
    </message>
    <message>
        <source>Walk through every point</source>
        <translation>漫游经过每个存点</translation>
    </message>
    <message>
        <source>Take all pictures out</source>
        <translation>移除所有图片</translation>
    </message>
    <message>
        <source>How long the walk lasts</source>
        <translation>漫游持续多久</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Side of the frames in pixels</source>
        <translation>帧的边长（像素）</translation>
    </message>
    <message>
        <source>Back to the first</source>
        <translation>回到第一张</translation>
    </message>
    <message>
        <source>The clip can then be repeated without a jump</source>
        <translation>这样片段可以无跳变地循环</translation>
    </message>
    <message>
        <source>Export walk…</source>
        <translation>导出漫游…</translation>
    </message>
    <message>
        <source>Choose the clip to write</source>
        <translation>选择要写出的片段</translation>
    </message>
    <message>
        <source>Picture {n}</source>
        <translation>图片 {n}</translation>
    </message>
    <message>
        <source>These pictures are of different generators.</source>
        <translation>这些图片属于不同的生成器。</translation>
    </message>
    <message>
        <source>walk</source>
        <translation>漫游</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Export walk</source>
        <translation>导出漫游</translation>
    </message>
</context>
<context>
    <name>WhereThumb</name>
    <message>
        <source>Where {name} acts</source>
        <translation>{name}的作用位置</translation>
    </message>
    <message>
        <source>One step of it is seen as {n} of a step.</source>
        <translation>一步在效果上相当于 {n} 步。</translation>
    </message>
    <message>
        <source>Everything else changes by {n} of a step.</source>
        <translation>其他各项共改变 {n} 步。</translation>
    </message>
</context>
<context>
    <name>Whole</name>
    <message>
        <source>Something is being done to the picture; wait for it.</source>
        <translation>正在处理图片；请稍候。</translation>
    </message>
    <message>
        <source>The picture was changed meanwhile; nothing was done.</source>
        <translation>图片在此期间已被修改；未做任何操作。</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Paint</source>
        <translation>绘画</translation>
    </message>
    <message>
        <source>Latents</source>
        <translation>潜空间</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Tool options</source>
        <translation>工具选项</translation>
    </message>
    <message>
        <source>Inpaint</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>素材库</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} h {m} min</source>
        <translation>{n} 小时 {m} 分钟</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} 副本</translation>
    </message>
</context>
<context>
    <name>Workspaces</name>
    <message>
        <source>Workspaces</source>
        <translation>工作区</translation>
    </message>
</context>
<context>
    <name>_DropArea</name>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a picture, a clip or a document</source>
        <translation>打开图片、视频片段或文档</translation>
    </message>
    <message>
        <source>Open a picture, a clip or a document (Ctrl+O)</source>
        <translation>打开图片、视频片段或文档（Ctrl+O）</translation>
    </message>
    <message>
        <source>New picture…</source>
        <translation>新建图片…</translation>
    </message>
    <message>
        <source>Begin with an empty picture of any size (Ctrl+N)</source>
        <translation>从任意尺寸的空白图片开始 (Ctrl+N)</translation>
    </message>
</context>
<context>
    <name>_Rows</name>
    <message>
        <source>Above: samples. Below each: the training picture nearest to it.</source>
        <translation>上：样本。每个样本下方：与它最接近的训练图片。</translation>
    </message>
    <message>
        <source>Samples above their nearest training pictures</source>
        <translation>样本在上，其最接近的训练图片在下</translation>
    </message>
</context>
<context>
    <name>_Steps</name>
    <message>
        <source>1  Paint</source>
        <translation>1  涂抹</translation>
    </message>
    <message>
        <source>over what should go</source>
        <translation>要去除的部分</translation>
    </message>
    <message>
        <source>2  Press Enter</source>
        <translation>2  按 Enter</translation>
    </message>
    <message>
        <source>and the picture heals</source>
        <translation>图片得到修复</translation>
    </message>
    <message>
        <source>3  Keep working</source>
        <translation>3  继续创作</translation>
    </message>
    <message>
        <source>the answer is a layer of its own</source>
        <translation>结果是一个独立的图层</translation>
    </message>
    <message>
        <source>1  Click a variation</source>
        <translation>1  单击一个变体</translation>
    </message>
    <message>
        <source>or open a photo and press U</source>
        <translation>或打开照片并按 U</translation>
    </message>
    <message>
        <source>2  Drag a slider</source>
        <translation>2  拖动滑块</translation>
    </message>
    <message>
        <source>and the face follows</source>
        <translation>脸随之变化</translation>
    </message>
    <message>
        <source>a portrait is a layer</source>
        <translation>肖像就是图层</translation>
    </message>
</context>
<context>
    <name>canvas</name>
    <message>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>Mix answers</source>
        <translation>混合结果</translation>
    </message>
    <message>
        <source>After</source>
        <translation>修改后</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>变换</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
</context>
<context>
    <name>self.panels.self</name>
    <message>
        <source>Sliders</source>
        <translation>滑块</translation>
    </message>
</context>
<context>
    <name>tracks</name>
    <message>
        <source>Marker</source>
        <translation>马克笔</translation>
    </message>
    <message>
        <source>Opacity {share}</source>
        <translation>不透明度 {share}</translation>
    </message>
    <message>
        <source>Hide this layer</source>
        <translation>隐藏此图层</translation>
    </message>
    <message>
        <source>Show this layer</source>
        <translation>显示此图层</translation>
    </message>
</context>
</TS>
