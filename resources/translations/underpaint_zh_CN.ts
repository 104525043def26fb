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
        <source>Close document</source>
        <translation>关闭文档</translation>
    </message>
    <message>
        <source>Put this document away</source>
        <translation>收起此文档</translation>
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
        <source>Add a group above the active layer</source>
        <translation>在当前图层之上添加图层组</translation>
    </message>
    <message>
        <source>Duplicate layer</source>
        <translation>复制图层</translation>
    </message>
    <message>
        <source>Copy the active layer</source>
        <translation>复制当前图层</translation>
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
        <source>Remove the active layer</source>
        <translation>移除当前图层</translation>
    </message>
    <message>
        <source>Merge down</source>
        <translation>向下合并</translation>
    </message>
    <message>
        <source>Join the active layer with the one below</source>
        <translation>将当前图层与下方图层合并</translation>
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
        <source>Change recipe…</source>
        <translation>更改配方…</translation>
    </message>
    <message>
        <source>Take up what made the active layer again, and replace its pixels</source>
        <translation>重新调整生成当前图层的设置，并替换其像素</translation>
    </message>
    <message>
        <source>Layer mask from mask</source>
        <translation>由蒙版建立图层蒙版</translation>
    </message>
    <message>
        <source>Show the active layer only where the mask is painted</source>
        <translation>只在蒙版涂过的地方显示当前图层</translation>
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
        <source>Lay the mask&apos;s colour over the picture</source>
        <translation>用蒙版颜色覆盖在图片上</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Cover the whole picture by the mask</source>
        <translation>用蒙版覆盖整张图片</translation>
    </message>
    <message>
        <source>Clear mask</source>
        <translation>清除蒙版</translation>
    </message>
    <message>
        <source>Take the whole mask away</source>
        <translation>去掉整个蒙版</translation>
    </message>
    <message>
        <source>Invert mask</source>
        <translation>反转蒙版</translation>
    </message>
    <message>
        <source>Mask what is free, free what is masked</source>
        <translation>蒙版区域与未蒙版区域互换</translation>
    </message>
    <message>
        <source>Grow mask…</source>
        <translation>扩展蒙版…</translation>
    </message>
    <message>
        <source>Widen the mask by some pixels</source>
        <translation>将蒙版扩大若干像素</translation>
    </message>
    <message>
        <source>Shrink mask…</source>
        <translation>收缩蒙版…</translation>
    </message>
    <message>
        <source>Narrow the mask by some pixels</source>
        <translation>将蒙版缩小若干像素</translation>
    </message>
    <message>
        <source>Feather mask…</source>
        <translation>羽化蒙版…</translation>
    </message>
    <message>
        <source>Soften the mask&apos;s edge</source>
        <translation>柔化蒙版边缘</translation>
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
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Exclusion</source>
        <translation>排除</translation>
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
    <name>Command</name>
    <message>
        <source>The program could not be started again beside the window.</source>
        <translation>无法在窗口之外再次启动本程序。</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
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
        <source>Export picture</source>
        <translation>导出图片</translation>
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
        <source>Pictures, clips and documents</source>
        <translation>图片、片段和文档</translation>
    </message>
    <message>
        <source>Replace {name}?</source>
        <translation>要替换 {name} 吗？</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>要保存对“{name}”的更改吗？</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
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
    <name>ExportForm</name>
    <message>
        <source>Export picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>Choose place…</source>
        <translation>选择位置…</translation>
    </message>
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
    <message>
        <source>Without any loss</source>
        <translation>无损</translation>
    </message>
    <message>
        <source>WebP can keep every pixel as it is</source>
        <translation>WebP 可以保留每个像素不变</translation>
    </message>
    <message>
        <source>Every pixel as it is; transparency and colour profile kept.</source>
        <translation>每个像素保持不变；保留透明度和颜色配置。</translation>
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
        <source>Progress</source>
        <translation>进度</translation>
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
    <name>LayerCommands</name>
    <message>
        <source>Layer {number}</source>
        <translation>图层 {number}</translation>
    </message>
    <message>
        <source>Group {number}</source>
        <translation>组 {number}</translation>
    </message>
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
    <name>MaskCommands</name>
    <message>
        <source>Grow mask</source>
        <translation>扩展蒙版</translation>
    </message>
    <message>
        <source>Grow by</source>
        <translation>扩展</translation>
    </message>
    <message>
        <source>Shrink mask</source>
        <translation>收缩蒙版</translation>
    </message>
    <message>
        <source>Shrink by</source>
        <translation>收缩</translation>
    </message>
    <message>
        <source>Feather mask</source>
        <translation>羽化蒙版</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>Mask {number}</source>
        <translation>蒙版 {number}</translation>
    </message>
    <message>
        <source>Rename mask</source>
        <translation>重命名蒙版</translation>
    </message>
    <message>
        <source>The mask was changed meanwhile; nothing was done.</source>
        <translation>蒙版在此期间已被修改；未做任何操作。</translation>
    </message>
</context>
<context>
    <name>MasksPanel</name>
    <message>
        <source>Masks</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Click a mask to paint on it; double-click to rename it</source>
        <translation>点击蒙版即可在其上涂抹；双击可重命名</translation>
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
        <source>&amp;Layer</source>
        <translation>图层(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Mask</source>
        <translation>蒙版(&amp;M)</translation>
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
        <source>Try a sample</source>
        <translation>试用示例</translation>
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
        <source>Recover</source>
        <translation>恢复</translation>
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
        <translation>涂抹</translation>
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
        <source>Click a colour in the picture.</source>
        <translation>点击图片中的颜色。</translation>
    </message>
    <message>
        <source>Drag the active layer.</source>
        <translation>拖动当前图层。</translation>
    </message>
    <message>
        <source>Drag the view; the wheel zooms.</source>
        <translation>拖动视图；滚轮缩放。</translation>
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
        <source>Learn from another folder (Ctrl+T)</source>
        <translation>从另一个文件夹学习（Ctrl+T）</translation>
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
        <source>My picture</source>
        <translation>我的图片</translation>
    </message>
    <message>
        <source>That picture is of another generator.</source>
        <translation>那张图片属于另一个生成器。</translation>
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
        <source>Layer mask</source>
        <translation>图层蒙版</translation>
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
        <source>Invert mask</source>
        <translation>反转蒙版</translation>
    </message>
    <message>
        <source>Clear mask</source>
        <translation>清除蒙版</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Grow mask</source>
        <translation>扩展蒙版</translation>
    </message>
    <message>
        <source>Shrink mask</source>
        <translation>收缩蒙版</translation>
    </message>
    <message>
        <source>Feather mask</source>
        <translation>羽化蒙版</translation>
    </message>
    <message>
        <source>New mask</source>
        <translation>新建蒙版</translation>
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
</context>
<context>
    <name>Studio</name>
    <message>
        <source>Paint over what should go, then press Enter.</source>
        <translation>涂抹要去除的部分，然后按 Enter。</translation>
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
        <source>Inpaint</source>
        <translation>修复</translation>
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
    <name>Window</name>
    <message>
        <source>Paint</source>
        <translation>涂抹</translation>
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
        <source>Sliders</source>
        <translation>滑块</translation>
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
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
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
        <source>There is no layer to move.</source>
        <translation>没有可移动的图层。</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原图对比</translation>
    </message>
</context>
<context>
    <name>tracks</name>
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
